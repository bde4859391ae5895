package dev.vsxray.scanner.javascript.disguise;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Programs without a letter: everything is drawn from the texts of {@code false}, {@code undefined} and functions. */
final class SymbolCode {

    private static final String FUNCTION_TEXT = "([][" + "FILTER" + "]+[])";
    private static final Map<Character, String> LETTERS = letters();

    private SymbolCode() {}

    // brackets, in the manner of JSFuck

    /** Only {@code []()!+}. */
    static String brackets(String code) {
        String percent = "(" + function("return escape") + "()(" + functionText() + "))[" + number(8) + "]";
        StringBuilder escaped = new StringBuilder("[]");
        for (char c : code.toCharArray()) {
            escaped.append("+").append(percent);
            for (char digit : String.format("%02x", (int) c).toCharArray()) {
                escaped.append("+").append(letter(digit));
            }
        }
        String text = function("return unescape") + "()(" + escaped + ")";
        return "[][" + spell("filter") + "][" + spell("constructor") + "](" + text + ")()";
    }

    private static String function(String body) {
        return "[][" + spell("filter") + "][" + spell("constructor") + "](" + spell(body) + ")";
    }

    private static String spell(String text) {
        return text.chars().mapToObj(c -> letter((char) c)).collect(Collectors.joining("+"));
    }

    private static String letter(char c) {
        if (c >= '0' && c <= '9') {
            return "(" + digit(c - '0') + "+[])";
        }
        String known = LETTERS.get(c);
        if (known == null) {
            throw new IllegalArgumentException("no way to write " + c);
        }
        return known;
    }

    private static String digit(int value) {
        return value == 0 ? "+[]" : "+!![]".repeat(value);
    }

    /** A number as an index: {@code [+!![]]+[+[]]} is 10. */
    private static String number(int value) {
        return Integer.toString(value)
                .chars()
                .mapToObj(c -> "[" + digit(c - '0') + "]")
                .collect(Collectors.joining("+"));
    }

    private static String functionText() {
        return FUNCTION_TEXT.replace("FILTER", spell("filter"));
    }

    private static Map<Character, String> letters() {
        Map<Character, String> letters = new LinkedHashMap<>();
        take(letters, "false", "(![]+[])");
        take(letters, "true", "(!![]+[])");
        take(letters, "undefined", "([][[]]+[])");
        letters.put('i', "([![]]+[][[]])[" + number(10) + "]");
        String filter = "fi".chars().mapToObj(c -> letters.get((char) c)).collect(Collectors.joining("+")) + "+"
                + "lter".chars().mapToObj(c -> letters.get((char) c)).collect(Collectors.joining("+"));
        take(letters, "function filter()", "([][" + filter + "]+[])");
        String constructor =
                "constructor".chars().mapToObj(c -> letters.get((char) c)).collect(Collectors.joining("+"));
        take(letters, "function String()", "(([]+[])[" + constructor + "]+[])");
        String toText = "to".chars().mapToObj(c -> letters.get((char) c)).collect(Collectors.joining("+")) + "+"
                + "String".chars().mapToObj(c -> letters.get((char) c)).collect(Collectors.joining("+"));
        for (char c : new char[] {'b', 'p'}) {
            int value = Character.digit(c, 36);
            letters.put(c, "(+(" + number(value) + "))[" + toText + "](" + number(36) + ")");
        }
        return letters;
    }

    private static void take(Map<Character, String> letters, String text, String expression) {
        for (int i = 0; i < text.length(); i++) {
            letters.putIfAbsent(text.charAt(i), expression + "[" + number(i) + "]");
        }
    }

    // dollars, in the manner of JJEncode

    private static final String[] DIGITS = {"___", "__$", "_$_", "_$$", "$__", "$_$", "$$_", "$$$"};

    /** Only {@code $_} and punctuation: octal escapes inside a string that a function returns. */
    static String jj(String code) {
        StringBuilder text = new StringBuilder("\"\\\"\"");
        for (char c : code.toCharArray()) {
            text.append("+\"\\\\\"");
            for (char digit : String.format("%03o", (int) c).toCharArray()) {
                text.append("+$.").append(DIGITS[digit - '0']);
            }
        }
        text.append("+\"\\\"\"");
        String undefined = "($.$_$_$=[][[]]+\"\")";
        return "$=~[];$={___:++$,__$:++$,_$_:++$,_$$:++$,$__:++$,$_$:++$,$$_:++$,$$$:++$};"
                + undefined + ";$.f=![]+\"\";$.t=!\"\"+\"\";$.o={}+\"\";"
                // "constructor" and "return" from the texts above.
                + "$.c=$.o[$.$_$]+$.o[$.__$]+$.$_$_$[$.__$]+$.f[$._$$]+$.t[$.___]+$.t[$.__$]+$.t[$._$_]+$.o[$.$_$]"
                + "+$.t[$.___]+$.o[$.__$]+$.t[$.__$];"
                + "$.r=$.t[$.__$]+$.t[$._$$]+$.t[$.___]+$.t[$._$_]+$.t[$.__$]+$.$_$_$[$.__$];"
                + "$.$=($.___)[$.c][$.c];"
                + "$.$($.$($.r+" + text + ")())();";
    }

    // faces, in the manner of AAEncode

    private static final String[] FACES = {
        "(c^_^o)",
        "(ﾟΘﾟ)",
        "((o^_^o)-(ﾟΘﾟ))",
        "(o^_^o)",
        "(ﾟｰﾟ)",
        "((ﾟｰﾟ)+(ﾟΘﾟ))",
        "((o^_^o)+(o^_^o))",
        "((ﾟｰﾟ)+(o^_^o))"
    };

    /** Only faces: as above, with a regular expression and a comment that look like one more of them. */
    static String aa(String code) {
        String no = "((ﾟωﾟﾉ==3)+'_')";
        String yes = "((ﾟｰﾟ==3)+'_')";
        String nothing = "(ﾟωﾟﾉ+'_')";
        String object = "((ﾟДﾟ)+'_')";
        StringBuilder text = new StringBuilder();
        for (char c : code.toCharArray()) {
            text.append("(ﾟДﾟ)[ﾟεﾟ]+");
            for (char digit : String.format("%03o", (int) c).toCharArray()) {
                text.append(FACES[digit - '0']).append("+ ");
            }
        }
        return "ﾟωﾟﾉ= /｀ｍ´）ﾉ ~┻━┻   //*´∇｀*/ ['_']; o=(ﾟｰﾟ) =_=3; c=(ﾟΘﾟ) =(ﾟｰﾟ)-(ﾟｰﾟ); (ﾟДﾟ) =(ﾟΘﾟ)= (o^_^o)/ (o^_^o);"
                + "(ﾟДﾟ)={ﾟΘﾟ: '_', ﾟДﾟﾉ: " + yes + "[ﾟｰﾟ]};"
                // "constructor" and "return" from the texts of false, true, undefined and an object.
                + "(ﾟДﾟ)['c']=" + object + "[(ﾟｰﾟ)+(ﾟｰﾟ)-(ﾟΘﾟ)]; (ﾟДﾟ)['o']=" + object + "[ﾟΘﾟ];"
                + "(ﾟoﾟ)=(ﾟДﾟ)['c']+(ﾟДﾟ)['o']+" + nothing + "[ﾟΘﾟ]+" + no + "[ﾟｰﾟ]+" + object + "[(ﾟｰﾟ)+(ﾟｰﾟ)]+" + yes
                + "[ﾟΘﾟ]+" + yes + "[(ﾟｰﾟ)-(ﾟΘﾟ)]+(ﾟДﾟ)['c']+" + object + "[(ﾟｰﾟ)+(ﾟｰﾟ)]+(ﾟДﾟ)['o']+" + yes + "[ﾟΘﾟ];"
                + "(ﾟДﾟ)['_']=(o^_^o)[ﾟoﾟ][ﾟoﾟ];"
                + "(ﾟεﾟ)=" + yes + "[ﾟΘﾟ]+(ﾟДﾟ).ﾟДﾟﾉ+" + object + "[(ﾟｰﾟ)+(ﾟｰﾟ)]+" + yes + "[o^_^o-ﾟΘﾟ]+" + yes
                + "[ﾟΘﾟ]+"
                + nothing + "[ﾟΘﾟ];"
                + "(ﾟｰﾟ)+=(ﾟΘﾟ); (ﾟДﾟ)[ﾟεﾟ]='\\\\'; (ﾟДﾟ)[ﾟoﾟ]='\\\"';"
                + "(ﾟДﾟ)['_']((ﾟДﾟ)['_'](ﾟεﾟ+(ﾟДﾟ)[ﾟoﾟ]+" + text + "(ﾟДﾟ)[ﾟoﾟ])(ﾟΘﾟ))('_');";
    }
}
