package dev.crossroads.search;

import dev.crossroads.course.Course;
import dev.crossroads.course.Courses;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.SectionRef;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds sections by what they say.
 *
 * <p>Methods wait for the database: call them from virtual threads, or from one that starts the server.
 */
final class Search {
    /** As many results as anybody reads; who finds nothing among them asks with other words. */
    static final int MOST = 20;

    /** The languages that Postgres knows the stems of. */
    private static final Map<String, String> CONFIGS = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("ca", "catalan"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("et", "estonian"),
            Map.entry("eu", "basque"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("ga", "irish"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("hy", "armenian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("lt", "lithuanian"),
            Map.entry("nb", "norwegian"),
            Map.entry("ne", "nepali"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sr", "serbian"),
            Map.entry("sv", "swedish"),
            Map.entry("ta", "tamil"),
            Map.entry("tr", "turkish"),
            Map.entry("yi", "yiddish"));

    private final Courses courses;
    private final SearchTable table;
    private final MadeOfCourses<Set<String>> vocabularies = new MadeOfCourses<>(Search::words);

    Search(Courses courses, Pool pool) {
        this.courses = courses;
        this.table = new SearchTable(pool);
    }

    /**
     * A section or a checkpoint that matches, with the pieces of it that say so.
     *
     * @param section of a checkpoint the one that places it
     */
    record Result(
            Course course,
            Lesson lesson,
            Lesson.Section section,
            Optional<Quiz> checkpoint,
            List<Snippet.Piece> snippet) {
        String title() {
            return checkpoint.map(Quiz::title).orElse(section.title());
        }

        String page() {
            return checkpoint
                    .map(quiz -> Paths.quiz(course.id(), quiz.id()))
                    .orElseGet(() -> Paths.section(course.id(), at()));
        }

        SectionRef at() {
            return new SectionRef(lesson.id(), section.id());
        }
    }

    /** Makes every course searchable as it is now; one that did not change costs one query. */
    void index() {
        for (Course course : courses.all()) {
            String config = config(course);
            String fingerprint = SectionText.fingerprint(config, course);
            if (!table.knows(course.id(), fingerprint).await()) {
                table.put(course.id(), config, fingerprint, SectionText.of(course))
                        .await();
            }
        }
    }

    /**
     * The results.
     *
     * @param results the best first
     * @param corrected what was looked for instead, where nothing was found of what was typed
     */
    record Found(List<Result> results, Optional<String> corrected) {
        static final Found NOTHING = new Found(List.of(), Optional.empty());
    }

    /** The courses that can be searched. */
    List<Course> courses() {
        return List.copyOf(courses.all());
    }

    /**
     * The sections that match best; none for an empty query. Where there are none, words that no course has are taken
     * for synonyms, or for slips of those that are there.
     *
     * @param within the id of the only course to look in
     */
    Found find(Query query, Optional<String> within) {
        List<Course> asked = courses.all().stream()
                .filter(course -> within.map(course.id()::equals).orElse(true))
                .toList();
        if (query.isEmpty() || asked.isEmpty()) {
            return Found.NOTHING;
        }
        List<Result> results = results(query, asked);
        if (!results.isEmpty()) {
            return new Found(results, Optional.empty());
        }
        Map<String, String> synonyms = synonyms(asked);
        Set<String> vocabulary = vocabulary(asked);
        vocabulary.addAll(synonyms.keySet());
        return query.corrected(vocabulary, synonyms)
                .map(corrected -> new Found(results(corrected, asked), Optional.of(corrected.text())))
                .filter(found -> !found.results().isEmpty())
                .orElse(Found.NOTHING);
    }

    private List<Result> results(Query query, List<Course> asked) {
        List<String> ids = asked.stream().map(Course::id).toList();
        return table.find(query, ids, MOST).await().stream()
                .flatMap(match -> result(match, query).stream())
                .toList();
    }

    /** What the authors of these courses call what others say otherwise, folded. */
    private static Map<String, String> synonyms(List<Course> asked) {
        Map<String, String> synonyms = new HashMap<>();
        asked.forEach(course -> course.synonyms().forEach((word, own) -> synonyms.put(Terms.folded(word), own)));
        return synonyms;
    }

    /** Every word of these courses; made once for each, when somebody slips for the first time. */
    private Set<String> vocabulary(List<Course> asked) {
        Set<String> words = new HashSet<>();
        asked.forEach(course -> words.addAll(vocabularies.of(course)));
        return words;
    }

    private static Set<String> words(Course course) {
        return SectionText.of(course).stream()
                .flatMap(text -> text.terms().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Another node may serve another edition of a course; what ours does not have is no result. */
    private Optional<Result> result(SearchTable.Match match, Query query) {
        return courses.course(match.course())
                .flatMap(course -> course.lesson(match.lesson()).flatMap(lesson -> {
                    Optional<Quiz> checkpoint = SectionText.checkpoint(course, match.section());
                    return checkpoint
                            .flatMap(quiz -> SectionText.placing(lesson, quiz))
                            .or(() -> lesson.section(match.section()))
                            .map(section -> new Result(course, lesson, section, checkpoint, snippet(match, query)));
                }));
    }

    private static List<Snippet.Piece> snippet(SearchTable.Match match, Query query) {
        boolean isMarked = match.marked().indexOf(Snippet.START) >= 0;
        return Snippet.pieces(isMarked ? match.marked() : Snippet.around(match.body(), query.words()));
    }

    /** Words are cut to their stems by the language of the course; of other languages they are compared whole. */
    private static String config(Course course) {
        return CONFIGS.getOrDefault(course.language().split("[-_]", 2)[0].toLowerCase(Locale.ROOT), "simple");
    }
}
