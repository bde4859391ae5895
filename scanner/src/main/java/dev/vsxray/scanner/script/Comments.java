package dev.vsxray.scanner.script;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments of shell, Python, PowerShell, batch and VBScript: they describe commands and run none. */
final class Comments {

    /** Whole lines only: what stands behind code on a line may be part of a string. A first line {@code #!} is none. */
    private static final Pattern LINE = Pattern.compile("(?im)^[ \\t]{0,200}(?:#(?!!)|rem\\s|@rem\\s|::|')[^\\n]*");

    private static final Pattern POWERSHELL_BLOCK = Pattern.compile("(?s)<#.*?#>");

    private Comments() {}

    /** The text with blanks in place of comments, so that every place stays what it is. */
    static String blanked(String text) {
        return blank(LINE, text.contains("<#") ? blank(POWERSHELL_BLOCK, text) : text);
    }

    private static String blank(Pattern pattern, String text) {
        StringBuilder blanked = new StringBuilder(text);
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            for (int i = matcher.start(); i < matcher.end(); i++) {
                if (text.charAt(i) != '\n') {
                    blanked.setCharAt(i, ' ');
                }
            }
        }
        return blanked.toString();
    }
}
