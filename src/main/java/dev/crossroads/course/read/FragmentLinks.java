package dev.crossroads.course.read;

import dev.crossroads.course.read.Markdown.Remarks;
import dev.crossroads.course.read.Mistake.Severity;
import java.util.List;
import org.jsoup.nodes.Element;

/** Links and images of a short text, which may be shown on any page and so can't be relative to one. */
final class FragmentLinks {
    private FragmentLinks() {}

    static void settle(Element body, Addresses addresses, Remarks remarks) {
        for (Element link : List.copyOf(body.select(Queries.of("a[href]")))) {
            String target = link.attr("href");
            if (isExternal(target)) {
                link.attr("rel", "noopener");
            } else if (!target.startsWith("/") && !target.startsWith("mailto:")) {
                addresses.ofLink(target).ifPresentOrElse(found -> link.attr("href", found), () -> {
                    note(remarks, link, target);
                    disarm(link);
                });
            }
        }
        for (Element image : List.copyOf(body.select(Queries.of("[src]")))) {
            String source = image.attr("src");
            if (!isExternal(source) && !source.startsWith("/")) {
                addresses.ofPicture(source).ifPresentOrElse(found -> image.attr("src", found), () -> {
                    note(remarks, image, source);
                    image.remove();
                });
            }
        }
    }

    /** Whether an address leads away from this server. */
    static boolean isExternal(String address) {
        return address.startsWith("//")
                || address.regionMatches(true, 0, "http", 0, 4) && address.matches("(?i)https?:.*");
    }

    /** Leaves the link's text alone; taking the element out would take long where there are thousands beside it. */
    static void disarm(Element link) {
        link.tagName("span").clearAttributes();
    }

    private static void note(Remarks remarks, Element element, String target) {
        remarks.note(
                Severity.WARNING,
                Math.max(1, SourceLines.of(element)),
                "\"" + target + "\" is neither a chapter of the course nor a file beside one, and was left out. "
                        + "Name one relative to this file, such as ../src/chapter.md#section, or give the whole address.");
    }
}
