package dev.crossroads.course.read;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * Typographic quotes, dashes and dots for a book that does not ask for straight ones, by the rules of mdBook's parser:
 * a quote opens after white space or a bracket and closes elsewhere. Code, pictures of what programs hold and formulas
 * are left as they are.
 */
final class SmartPunctuation {
    private static final Set<String> CODE = Set.of("code", "pre", "kbd", "samp", "svg");

    private SmartPunctuation() {}

    static void set(Element body) {
        char[] before = {' '};
        NodeTraversor.traverse(
                (node, _) -> {
                    if (node instanceof Element element && element.isBlock()) {
                        before[0] = ' ';
                    } else if (node instanceof TextNode text
                            && !text.getWholeText().isEmpty()) {
                        String words = text.getWholeText();
                        if (!isCode(text)) {
                            text.text(set(words, before[0]));
                        }
                        before[0] = words.charAt(words.length() - 1);
                    }
                },
                body);
    }

    /** The same of a line that has no code. */
    static String set(String words) {
        return set(words, ' ');
    }

    private static boolean isCode(Node node) {
        for (Node around = node.parent(); around instanceof Element element; around = around.parent()) {
            if (CODE.contains(element.normalName()) || element.hasClass("formula")) {
                return true;
            }
        }
        return false;
    }

    private static String set(String words, char before) {
        StringBuilder set = new StringBuilder();
        char last = before;
        for (int i = 0; i < words.length(); i++) {
            char here = words.charAt(i);
            boolean opens = Character.isWhitespace(last) || "([{—–“‘\u00A0".indexOf(last) >= 0;
            if (here == '"') {
                set.append(opens ? '“' : '”');
            } else if (here == '\'') {
                set.append(opens ? '‘' : '’');
            } else if (words.startsWith("---", i)) {
                set.append('—');
                i += 2;
            } else if (words.startsWith("--", i)) {
                set.append('–');
                i += 1;
            } else if (words.startsWith("...", i)) {
                set.append('…');
                i += 2;
            } else {
                set.append(here);
            }
            last = set.charAt(set.length() - 1);
        }
        return set.toString();
    }
}
