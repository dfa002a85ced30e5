package dev.crossroads.course.read;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Turns quotes that begin with {@code [!NOTE]} and the like, as GitHub and mdBook write them, into admonitions. */
final class Admonitions {
    private static final Pattern MARK =
            Pattern.compile("^\\s*\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)][ \\t]*(\\n|$)", Pattern.CASE_INSENSITIVE);

    private Admonitions() {}

    static void arrange(Element body, CourseWords words) {
        for (Element quote : List.copyOf(body.select(Queries.of("blockquote")))) {
            Element first = quote.firstElementChild();
            if (first == null || !first.nameIs("p") || !(first.firstChild() instanceof TextNode text)) {
                continue;
            }
            Matcher mark = MARK.matcher(text.getWholeText());
            if (mark.find()) {
                text.text(text.getWholeText().substring(mark.end()));
                shape(quote, first, mark.group(1).toLowerCase(Locale.ROOT), words);
            }
        }
    }

    private static void shape(Element quote, Element first, String kind, CourseWords words) {
        if (first.childNodes().stream().allMatch(Admonitions::isBlank)) {
            first.remove();
        }
        quote.tagName("div").clearAttributes();
        quote.addClass("admonition").addClass(kind).attr("role", "note");
        quote.prependElement("p").addClass("admonition-title").text(words.admonition(kind));
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text && text.isBlank();
    }
}
