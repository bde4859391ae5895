package dev.vsxray.scanner.config;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.script.CommandContext;
import dev.vsxray.scanner.script.CommandReader;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads texts for language models: rule files, instructions, prompts, skills, and prompts in strings of programs. Orders
 * are matched as a verb near an object, since their wording is free.
 */
public final class InstructionReader {

    /** Characters read of one text. */
    private static final int MAX_LENGTH = 256 * 1024;

    /** Shortest string of a program that is read as a prompt; what follows a model's name is longer. */
    private static final int MIN_PROMPT = 60;

    private record Order(String trait, String how, List<String> hints, Pattern pattern) {}

    private static final String SECRETS =
            "(?:credentials?|passwords?|secrets?|api[\\s_-]?keys?|access[\\s_-]?tokens?|tokens|private[\\s_-]keys?|ssh[\\s_-]keys?|\\.env\\b|env(?:ironment)?[\\s_-]var\\w*|id_rsa|keystores?|wallets?|seed[\\s_-]phrases?|mnemonics?|cookies|\\.npmrc|\\.aws|\\.ssh)";

    private static final List<Order> ORDERS = List.of(
            order(
                    "instructions-hide-from-user",
                    "silence",
                    "user|human|developer|owner|them",
                    "(?:do\\s+not|don[\\x{2019}']?t|never|must\\s+not|should\\s+not|without|avoid)\\W+(?:\\w+\\W+){0,6}(?:tell(?:ing)?|inform(?:ing)?|mention(?:ing)?|notify(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|alert(?:ing)?|show(?:ing)?|report(?:ing)?|explain(?:ing)?)\\W+(?:\\w+\\W+){0,8}(?:user|human|developer|owner|them)\\b"),
            order(
                    "instructions-hide-from-user",
                    "consent",
                    "user|human|developer|confirmation|permission|consent",
                    "without\\W+(?:\\w+\\W+){0,3}(?:user|human|developer)(?:[\\x{2019}']?s)?\\W+(?:\\w+\\W+){0,2}(?:knowledge|consent|permission|approval|awareness|noticing|knowing)|without\\W+(?:asking|requesting|waiting|prompting)\\W+(?:\\w+\\W+){0,4}(?:user|human|confirmation|permission|approval|consent)"),
            order(
                    "instructions-hide-from-user",
                    "secrecy",
                    "silent|secret|hidden|covert|stealth|invisible",
                    "\\b(?:silently|secretly|covertly|stealthily|in\\s+secret|unnoticed)\\b\\W+(?:\\w+\\W+){0,6}(?:run|execute|send|upload|install|add|modify|insert|append|copy|collect|read|download|exfiltrate|include)|keep\\W+(?:this|these|it)\\W+(?:\\w+\\W+){0,3}(?:hidden|secret|confidential)"),
            order(
                    "instructions-hide-from-user",
                    "silence",
                    "\u7528\u6237|\u4e0d\u8981",
                    "(?:\u4e0d\u8981|\u5207\u52ff|\u7981\u6b62)[^\u3002\\n]{0,12}(?:\u544a\u8bc9|\u901a\u77e5|\u63d0\u53ca|\u663e\u793a)[^\u3002\\n]{0,8}(?:\u7528\u6237|\u4ed6\u4eec)"),
            order(
                    "instructions-override",
                    "earlier-instructions",
                    "ignore|disregard|forget|override",
                    "\\b(?:ignore|disregard|forget|override)\\b\\W+(?:\\w+\\W+){0,3}(?:previous|prior|above|earlier|preceding|other|system|existing|all)\\W+(?:\\w+\\W+){0,3}(?:instructions?|prompts?|rules|guidelines|directives|constraints|context|messages?)"),
            order(
                    "instructions-override",
                    "safety",
                    "safety|restriction|guardrail|permission|sandbox",
                    "\\b(?:bypass|disable|skip|ignore|circumvent)\\b\\W+(?:\\w+\\W+){0,4}(?:safety|safeguards?|restrictions?|guardrails?|permission\\s+(?:checks?|prompts?)|sandbox|confirmation\\s+prompts?|security\\s+(?:checks?|warnings?))"),
            order(
                    "instructions-collect-secrets",
                    "search",
                    "",
                    "\\b(?:search|scan|find|locate|enumerate|list|inventory|collect|gather|harvest|extract|read|dump|look\\s+for)\\b\\W+(?:[\\w./*~-]+\\W+){0,12}"
                            + SECRETS),
            order(
                    "instructions-send-away",
                    "send",
                    "http|webhook|server|endpoint|gist|repositor|telegram|discord|email|remote",
                    "\\b(?:send|upload|post|transmit|exfiltrate|push|forward|publish|submit|email|leak)\\b\\W+(?:[\\w./:*~'\"{}$-]+\\W+){0,16}(?:https?://|webhook|remote\\s+(?:server|host)|endpoint|gist|public\\s+repositor|telegram|discord|external\\s+(?:server|url|service)|attacker)"),
            order(
                    "instructions-destroy",
                    "delete",
                    "",
                    "\\b(?:delete|wipe|erase|destroy|remove|clean|clear|format|reset|terminate)\\b\\W+(?:\\w+\\W+){0,10}(?:file[\\s-]?systems?|home\\s+director\\w+|all\\s+(?:user\\s+)?(?:files|data|resources)|cloud\\s+resources|hard\\s+(?:drive|disk)|databases?\\s+(?:and|backups)|entire\\s+(?:disk|system|drive|repository)|near[\\s-]factory|factory\\s+state|\\$HOME|ec2|s3\\s+buckets|iam\\s+users)"),
            order(
                    "instructions-spread",
                    "copy",
                    "agents.md|claude.md|cursorrules|copilot-instructions|instruction|rules",
                    "\\b(?:copy|add|insert|append|write|propagate|include|replicate)\\b\\W+(?:\\w+\\W+){0,8}(?:these|this|the\\s+same)\\W+(?:\\w+\\W+){0,3}(?:instructions?|rules?|prompt|text|block)\\W+(?:[\\w./]+\\W+){0,6}(?:every|all|other|each|any)"));

    private static final java.util.regex.Pattern INSTRUCTION_FILE = java.util.regex.Pattern.compile(
            "(?i)(?:^|.*[/!])(?:claude(?:\\.local)?\\.md|agents?\\.md|gemini\\.md|qwen\\.md|skill\\.md|\\.cursorrules|\\.windsurfrules|\\.clinerules|\\.roorules|\\.goosehints|copilot-instructions\\.md|guidelines\\.md|[^/]*\\.(?:instructions|prompt|chatmode|agent|skill)\\.md|[^/]*\\.mdc|\\.(?:cursor|windsurf|clinerules|roo|kiro|claude|gemini|codex|augment|continue|amazonq)/(?:[^/]+/){0,6}[^/]+\\.(?:md|mdc|txt|toml|prompt)|llms(?:-full)?\\.txt)");

    private InstructionReader() {}

    /** Whether a file of this name is read by an agent as instructions. */
    public static boolean isInstructionFile(String path) {
        return path.length() < 1_000 && INSTRUCTION_FILE.matcher(path).matches();
    }

    /** Whether a string of a program may be a prompt: long enough, mostly words. */
    public static boolean mayBePrompt(String text) {
        if (text.length() < MIN_PROMPT || text.length() > MAX_LENGTH) {
            return false;
        }
        int letters = 0;
        int blanks = 0;
        int head = Math.min(text.length(), 2_000);
        for (int i = 0; i < head; i++) {
            letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
            blanks += text.charAt(i) == ' ' ? 1 : 0;
        }
        return blanks * 14 >= head && letters * 10 >= head * 6
                || text.codePoints()
                                .limit(200)
                                .filter(c -> c >= 0x4E00 && c <= 0x9FFF)
                                .count()
                        > 40;
    }

    /**
     * Tells what a text orders a language model to do.
     *
     * @param file whether it is a file that agents read by themselves
     * @return the commands decoded on the way
     */
    public static List<DerivedText> read(ReadableText source, boolean file, Observations observations) {
        String whole = source.text();
        String text = whole.length() <= MAX_LENGTH ? whole : whole.substring(0, MAX_LENGTH);
        String lower = text.toLowerCase(Locale.ROOT);
        List<int[]> comments = commentsOf(text);
        for (Order order : ORDERS) {
            if (order.hints().stream().noneMatch(lower::contains)) {
                continue;
            }
            Matcher matcher = order.pattern().matcher(text);
            if (matcher.find()) {
                int start = matcher.start();
                boolean hidden = comments.stream().anyMatch(comment -> comment[0] <= start && start < comment[1]);
                observations.trait(
                        order.trait(),
                        source.evidence(start, matcher.end(), "A text for a language model gives an order"),
                        Facts.of("how", order.how())
                                .and("in-comment", hidden)
                                .and("instruction-file", file)
                                .and("invisible", source.origin() == TextOrigin.LAYER));
            }
        }
        return file ? CommandReader.read(source, CommandContext.INSTRUCTION, observations) : List.of();
    }

    /** Comments of HTML and Markdown: read by models, not shown to people. */
    private static List<int[]> commentsOf(String text) {
        List<int[]> comments = new ArrayList<>();
        for (int start = text.indexOf("<!--"); start >= 0; ) {
            int end = text.indexOf("-->", start);
            end = end < 0 ? text.length() : end;
            comments.add(new int[] {start, end});
            start = text.indexOf("<!--", end);
        }
        return comments;
    }

    private static Order order(String trait, String how, String hints, String regex) {
        return new Order(trait, how, List.of(hints.split("\\|")), Pattern.compile("(?is)" + regex));
    }
}
