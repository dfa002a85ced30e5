package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Course.Entry;
import dev.crossroads.course.Course.Imprint;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Link;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * All lessons of a course, one after the other, as its author wrote them and for nobody in particular:
 * {@code progress/print}.
 *
 * @param assets what addresses of style sheets and scripts start with
 * @param webjars the same for files of WebJars
 * @param language of what its author wrote, a BCP 47 tag
 * @param course its contents page
 * @param authors with commas between them; may be empty
 */
public record PrintPage(
        String assets,
        String webjars,
        String language,
        Link course,
        String description,
        String authors,
        Imprint imprint,
        List<Piece> pieces) {

    private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]*)\\)");

    /** A part's title, or a lesson. */
    public record Piece(Optional<String> part, Optional<Chapter> chapter) {}

    /**
     * A lesson.
     *
     * @param anchor the id that stands for its page
     * @param html with ids that no other lesson on this page has
     */
    public record Chapter(String anchor, String number, String title, String html) {}

    /** The page of a course. */
    static PrintPage of(Course course, String assets, String webjars) {
        Map<String, String> lessons = new HashMap<>();
        course.lessons().keySet().forEach(lesson -> lessons.put(Paths.lesson(course.id(), lesson), lesson));
        List<Piece> pieces = new ArrayList<>();
        for (Entry entry : course.contents()) {
            switch (entry) {
                case Entry.Part part -> pieces.add(new Piece(Optional.of(part.title()), Optional.empty()));
                case Entry.Chapter chapter ->
                    course.lesson(chapter.lesson())
                            .map(lesson -> chapter(lesson, lessons))
                            .ifPresent(found -> pieces.add(new Piece(Optional.empty(), Optional.of(found))));
                case Entry.Draft _, Entry.Link _, Entry.Separator _ -> {}
            }
        }
        return new PrintPage(
                assets,
                webjars,
                course.language(),
                new Link(course.title(), Paths.course(course.id())),
                course.description(),
                String.join(", ", course.authors()),
                course.imprint(),
                List.copyOf(pieces));
    }

    private static Chapter chapter(Lesson lesson, Map<String, String> lessons) {
        Element body = Jsoup.parseBodyFragment(lesson.html()).body();
        body.ownerDocument().outputSettings().prettyPrint(false);
        body.select("a.anchor").remove();
        for (Element element : body.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                attribute.setValue(onOnePage(attribute, lesson.id(), lessons));
            }
        }
        return new Chapter(lesson.id(), lesson.number(), lesson.title(), body.html());
    }

    /** An attribute's value where all lessons are on one page. */
    private static String onOnePage(Attribute attribute, String lesson, Map<String, String> lessons) {
        String value = attribute.getValue();
        return switch (attribute.getKey()) {
            case "id", "for", "popovertarget" -> anchor(lesson, value);
            case "aria-labelledby", "aria-describedby" ->
                Stream.of(value.split("\\s+")).map(id -> anchor(lesson, id)).collect(Collectors.joining(" "));
            case "href" -> link(value, lesson, lessons);
            default ->
                REFERENCE
                        .matcher(value)
                        .replaceAll(found -> Matcher.quoteReplacement("url(#" + anchor(lesson, found.group(1)) + ")"));
        };
    }

    private static String link(String href, String lesson, Map<String, String> lessons) {
        int hash = href.indexOf('#');
        String page = hash < 0 ? href : href.substring(0, hash);
        String section =
                hash < 0 ? "" : URLDecoder.decode(href.substring(hash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        String target = page.isEmpty() ? lesson : lessons.get(page);
        return target == null ? href : "#" + Paths.encoded(section.isEmpty() ? target : anchor(target, section));
    }

    private static String anchor(String lesson, String id) {
        return lesson + ":" + id;
    }
}
