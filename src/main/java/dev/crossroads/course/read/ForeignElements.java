package dev.crossroads.course.read;

import dev.crossroads.course.read.Markdown.Remarks;
import dev.crossroads.course.read.Mistake.Severity;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Raw HTML that can't be shown as it is, and whose meaning can be kept: frames and films of other sites become links,
 * icons of Font Awesome their names, and the width of an image's style an attribute.
 */
final class ForeignElements {
    /** Classes of Font Awesome that name no icon. */
    private static final Set<String> STYLES = Set.of(
            "fa-solid",
            "fa-regular",
            "fa-light",
            "fa-thin",
            "fa-brands",
            "fa-duotone",
            "fa-fw",
            "fa-lg",
            "fa-sm",
            "fa-xs",
            "fa-spin",
            "fa-pulse",
            "fa-border",
            "fa-inverse",
            "fa-stack",
            "fa-ul",
            "fa-li");

    private static final Pattern WIDTH =
            Pattern.compile("(?:^|;)\\s*(?:max-)?width\\s*:\\s*(\\d{1,4})(?:\\.\\d+)?\\s*(px|%)\\s*(?:;|$)");

    private ForeignElements() {}

    /** Settles all of them in a document that is not clean yet; called before anything is judged. */
    static void settle(Element body, CourseWords words, Remarks remarks) {
        for (Element frame : List.copyOf(
                body.select(Queries.of("iframe[src], embed[src], video[src], audio[src], video:has(source)")))) {
            String source = sourceOf(frame);
            if (FragmentLinks.isExternal(source) || frame.nameIs("iframe")) {
                link(frame, source, words, remarks);
            }
        }
        for (Element anchor : body.select(Queries.of("a[name]"))) {
            if (!anchor.hasAttr("id")) {
                anchor.id(anchor.attr("name"));
            }
            anchor.removeAttr("name");
        }
        for (Element picture : List.copyOf(body.select(Queries.of("picture:has(img)")))) {
            picture.select(Queries.of("source")).remove();
            picture.unwrap();
        }
        for (Element drawing : List.copyOf(body.select(Queries.of("svg, math")))) {
            remarks.note(
                    Severity.WARNING,
                    Math.max(1, SourceLines.of(drawing)),
                    "<%s> in a chapter isn't shown. Put the drawing into a file of its own and show it as an image."
                            .formatted(drawing.normalName()));
            drawing.remove();
        }
        for (Element icon : List.copyOf(body.select(Queries.of("i[class*=fa-], span[class*=fa-]")))) {
            String name = iconName(icon);
            if (!icon.hasText() && !name.isEmpty()) {
                icon.replaceWith(new TextNode("[" + name + "]"));
            }
        }
        for (Element image : body.select(Queries.of("img[style]"))) {
            Matcher width = WIDTH.matcher(image.attr("style"));
            if (width.find()) {
                if (!image.hasAttr("width")) {
                    image.attr("width", width.group(1) + (width.group(2).equals("%") ? "%" : ""));
                }
                image.removeAttr("style");
            }
        }
    }

    private static String sourceOf(Element frame) {
        Element inner = frame.selectFirst(Queries.of("source[src]"));
        return frame.hasAttr("src") || inner == null ? frame.attr("src") : inner.attr("src");
    }

    private static void link(Element frame, String source, CourseWords words, Remarks remarks) {
        if (!FragmentLinks.isExternal(source)) {
            return;
        }
        remarks.note(
                Severity.WARNING,
                Math.max(1, SourceLines.of(frame)),
                "<%s> of another site is shown as a link to \"%s\". Give it a title to name it by."
                        .formatted(frame.normalName(), source));
        String title = Stream.of(frame.attr("title"), frame.attr("aria-label"), frame.text())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() -> words.elsewhere(host(source)));
        String line = frame.attr(SourceLines.ATTRIBUTE);
        Element link = new Element("a")
                .attr("href", source)
                .attr(SourceLines.ATTRIBUTE, line)
                .text(title);
        boolean isInText = frame.parent() != null && frame.parent().nameIs("p");
        frame.replaceWith(
                isInText
                        ? link
                        : new Element("p").attr(SourceLines.ATTRIBUTE, line).appendChild(link));
    }

    private static String host(String source) {
        try {
            String host = URI.create(source).getHost();
            return host == null ? source : host.replaceFirst("^www\\.", "");
        } catch (IllegalArgumentException _) {
            return source;
        }
    }

    private static String iconName(Element icon) {
        return icon.classNames().stream()
                .filter(name ->
                        name.matches("fa-[a-z][a-z0-9-]*") && !STYLES.contains(name) && !name.matches("fa-\\d+x"))
                .findFirst()
                .map(name -> name.substring("fa-".length()).replace('-', ' '))
                .orElse("");
    }
}
