package dev.crossroads.course.read;

import dev.crossroads.course.Paths;
import dev.crossroads.course.read.Findings.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * A course's terms, from the chapter that book.toml names as its glossary: a third-level heading for each, with further
 * forms of the word after commas, then a paragraph that explains it, whose first link to another chapter says where it
 * is taught. Links to a term open its explanation in place, and no term may be used in the text of a chapter before it
 * is taught unless its first use there is such a link.
 */
final class Glossary {
    /** Where a word is no use of a term: its code, its names, and what is below the text. */
    private static final String NO_PROSE =
            "code, pre, figure, h1, h2, h3, h4, h5, h6, section.footnotes, button.term, [popover], table caption";

    private final String course;
    private final Chapter chapter;
    private final List<Term> terms;
    private final CourseWords words;

    /**
     * A term.
     *
     * @param id of its heading
     * @param says the explanation, as HTML for the inside of a line
     * @param taught the lesson that teaches it; empty where it is explained here alone
     */
    private record Term(String id, String name, Pattern uses, String says, Optional<String> taught) {}

    private Glossary(String course, Chapter chapter, List<Term> terms, CourseWords words) {
        this.course = course;
        this.chapter = chapter;
        this.terms = terms;
        this.words = words;
    }

    /**
     * Reads the terms of a chapter whose links are settled.
     *
     * @param chapters of the course, by the id of their lesson
     */
    static Glossary of(String course, Chapter chapter, Map<String, Chapter> chapters, CourseWords words) {
        List<Term> terms = new ArrayList<>();
        for (Element heading : chapter.body().select(Queries.of("h3[id]"))) {
            Element text = heading.nextElementSibling();
            if (text == null || !text.nameIs("p")) {
                continue;
            }
            List<String> forms = Stream.of(
                            Headings.words(heading).replaceFirst("\\s*#$", "").split(","))
                    .map(String::strip)
                    .filter(form -> !form.isEmpty())
                    .toList();
            terms.add(new Term(
                    heading.id(), forms.getFirst(), uses(forms), said(text), taughtIn(course, text, chapters)));
        }
        return new Glossary(course, chapter, List.copyOf(terms), words);
    }

    /** Makes every link to a term one that opens in place, and notes terms that are used too early. */
    void explain(List<Chapter> inOrder, Findings findings) {
        List<String> lessons = inOrder.stream().map(Chapter::lesson).toList();
        for (Term term : terms) {
            int taught = term.taught().map(lessons::indexOf).orElse(-1);
            boolean isIntroduced = false;
            for (int i = 0; i < inOrder.size() && !isIntroduced; i++) {
                if (inOrder.get(i) == chapter || i == taught) {
                    isIntroduced = i == taught;
                    continue;
                }
                isIntroduced = isUsed(inOrder.get(i), term, findings) && taught < 0;
            }
        }
        for (Chapter other : inOrder) {
            if (other != chapter) {
                open(other);
            }
        }
    }

    /** Whether a chapter uses a term; where its first use is no link to it, that is noted. */
    private boolean isUsed(Chapter other, Term term, Findings findings) {
        for (Element element : other.body().getAllElements()) {
            if (element.nameIs("a") && isExplainedBy(element, term)) {
                return true;
            }
            boolean isUse = element.textNodes().stream()
                    .map(TextNode::getWholeText)
                    .anyMatch(text -> term.uses().matcher(text).find());
            if (isUse && element.closest(NO_PROSE) == null) {
                Optional<Place> place = placeUnlessLinkedBefore(other, element, term);
                place.ifPresent(at -> findings.error(at, complaint(term)));
                return true;
            }
        }
        return false;
    }

    /** A link to the term, or one of that name to the lesson that teaches it. */
    private boolean isExplainedBy(Element link, Term term) {
        String page = link.attr("href").replaceFirst("#.*", "");
        boolean isToLesson = term.taught()
                .map(id -> Paths.lesson(course, id))
                .filter(page::equals)
                .isPresent();
        return link.attr("href").equals(address(term))
                || isToLesson && term.uses().matcher(link.text()).find();
    }

    /** Text nodes and links of one element come in order, which the walk over elements doesn't tell. */
    private Optional<Place> placeUnlessLinkedBefore(Chapter other, Element element, Term term) {
        for (var node : element.childNodes()) {
            if (node instanceof Element link
                    && link.select(Queries.of("a")).stream().anyMatch(a -> isExplainedBy(a, term))) {
                return Optional.empty();
            }
            if (node instanceof TextNode text
                    && term.uses().matcher(text.getWholeText()).find()) {
                return Optional.of(other.placeOf(element));
            }
        }
        return Optional.of(other.placeOf(element));
    }

    private String complaint(Term term) {
        String file = chapter.file().getFileName().toString();
        String when = term.taught()
                .map(lesson -> "before it is taught in " + lesson + ".md")
                .orElse("without an explanation");
        return "\"%s\" is used here %s. Link its first use to the glossary: [%s](%s#%s)."
                .formatted(term.name(), when, term.name(), file, term.id());
    }

    private void open(Chapter other) {
        Map<String, Term> byAddress = terms.stream().collect(Collectors.toMap(this::address, term -> term));
        int number = 0;
        for (Element link : List.copyOf(other.body().select(Queries.of("a[href]")))) {
            Term term = byAddress.get(link.attr("href"));
            if (term == null || link.closest(NO_PROSE) != null) {
                continue;
            }
            number++;
            String id = "term-" + number + "-" + term.id();
            Element says = new Element("span").addClass("term-says").id(id).attr("popover", true);
            says.appendElement("b").text(term.name());
            says.append(" " + term.says() + " ");
            says.appendElement("a").attr("href", address(term)).text(words.glossary());
            Element button = new Element("button")
                    .addClass("term")
                    .attr("type", "button")
                    .attr("popovertarget", id)
                    .html(link.html());
            link.replaceWith(button);
            button.after(says);
        }
    }

    private String address(Term term) {
        return Paths.lesson(course, chapter.lesson()) + "#" + term.id();
    }

    private static Pattern uses(List<String> forms) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}-])(?:"
                        + forms.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                        + ")s?(?![\\p{L}\\p{N}-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The explanation without its notes; its links stay. */
    private static String said(Element text) {
        Element copy = text.clone();
        copy.select(Queries.of("sup, [popover]")).remove();
        SourceLines.erase(copy);
        return copy.html();
    }

    private static Optional<String> taughtIn(String course, Element text, Map<String, Chapter> chapters) {
        for (Element link : text.select(Queries.of("a[href]"))) {
            String page = link.attr("href").replaceFirst("#.*", "");
            Optional<String> lesson = chapters.keySet().stream()
                    .filter(id -> page.equals(Paths.lesson(course, id)))
                    .findFirst();
            if (lesson.isPresent()) {
                return lesson;
            }
        }
        return Optional.empty();
    }
}
