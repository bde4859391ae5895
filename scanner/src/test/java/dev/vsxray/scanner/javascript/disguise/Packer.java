package dev.vsxray.scanner.javascript.disguise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the words out of a program and leaves their numbers, as Dean Edwards' packer does. */
final class Packer {

    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final int RADIX = 36;

    private Packer() {}

    /** The arguments of the unpacking function: text, radix, count of words, words. */
    static String packed(String code) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(code);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            if (!words.contains(matcher.group())) {
                words.add(matcher.group());
            }
            matcher.appendReplacement(text, Integer.toString(words.indexOf(matcher.group()), RADIX));
        }
        matcher.appendTail(text);
        return JavaScriptText.quoted(text.toString()) + "," + RADIX + "," + words.size() + ","
                + JavaScriptText.quoted(String.join("|", words)) + ".split('|'),0,{}";
    }
}
