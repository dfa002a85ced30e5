package dev.crossroads.quiz;

import dev.crossroads.course.Courses;
import dev.crossroads.course.PastQuestions;
import dev.crossroads.course.Question;
import dev.crossroads.quiz.QuestionRevisionTable.Kept;
import dev.crossroads.quiz.QuestionRevisionTable.Key;
import dev.crossroads.quiz.QuestionRevisionTable.Served;
import dev.crossroads.quiz.answer.Wording;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Remembers what courses asked before they were edited. It is filled once, before anybody is served, and looks nothing
 * up after that; a question is made of its JSON when it is first asked for, as few ever are.
 */
public final class QuestionArchive implements PastQuestions {
    private record Name(String course, String question) {}

    private final Map<Key, Question> made = new ConcurrentHashMap<>();
    private volatile Map<Key, String> contents = Map.of();
    private volatile Map<Name, Key> latest = Map.of();

    /** An empty one. */
    public QuestionArchive() {}

    /** Keeps what courses ask now, and remembers what they asked before. Blocks. */
    void fill(Courses courses, QuestionRevisionTable table, Instant now) {
        Set<Key> known = new HashSet<>(remember(courses, table));
        List<Served> fresh = served(courses).stream()
                .filter(one -> !known.contains(one.key()))
                .toList();
        if (!fresh.isEmpty()) {
            table.keep(fresh, now).await();
        }
    }

    private static List<Served> served(Courses courses) {
        return courses.all().stream()
                .flatMap(course -> course.allQuizzes()
                        .flatMap(quiz -> quiz.questions().stream()
                                .map(question -> new Served(course.id(), quiz.id(), question))))
                .toList();
    }

    /**
     * Remembers what courses asked before, and keeps nothing. Blocks.
     *
     * @return every revision that is kept of them, those that were served first at the beginning
     */
    List<Key> remember(Courses courses, QuestionRevisionTable table) {
        List<Served> served = served(courses);
        List<String> ids = courses.all().stream().map(course -> course.id()).toList();
        List<Key> kept = table.of(ids).await();
        Set<Key> current = served.stream().map(Served::key).collect(Collectors.toSet());
        List<Key> past = kept.stream().filter(key -> !current.contains(key)).toList();
        if (!past.isEmpty()) {
            contents = table.contents(past).await().stream()
                    .collect(Collectors.toUnmodifiableMap(Kept::key, Kept::content));
        }
        Map<Name, Key> last = new HashMap<>();
        past.forEach(key -> last.put(new Name(key.course(), key.question()), key));
        latest = Map.copyOf(last);
        return kept;
    }

    /**
     * Questions whose author corrected the key and nothing that is asked: the revision that was served last before has
     * another one.
     */
    List<Served> corrected(Courses courses) {
        return courses.all().stream()
                .flatMap(course -> course.quizzes().values().stream()
                        .flatMap(quiz -> quiz.questions().stream()
                                .filter(question -> latest(course.id(), question.id())
                                        .map(then -> Wording.of(then, question))
                                        .filter(wording ->
                                                wording.isSame() && wording.hasSameOptions() && !wording.hasSameKey())
                                        .isPresent())
                                .map(question -> new Served(course.id(), quiz.id(), question))))
                .toList();
    }

    /** The revision of a question that was served last before the present one. */
    String before(Served served) {
        return latest.get(new Name(served.course(), served.question().id())).revision();
    }

    @Override
    public Optional<Question> find(String course, String question, String revision) {
        return find(new Key(course, question, revision));
    }

    @Override
    public Optional<Question> latest(String course, String question) {
        return Optional.ofNullable(latest.get(new Name(course, question))).flatMap(this::find);
    }

    private Optional<Question> find(Key key) {
        return Optional.ofNullable(contents.get(key))
                .map(content -> made.computeIfAbsent(key, _ -> QuestionJson.read(content)));
    }
}
