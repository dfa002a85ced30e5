package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.CoursePart;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.hash.Sha256;
import dev.crossroads.pure.Pure;
import dev.crossroads.web.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The tests before and after a part of a course: two forms of as many questions, each with as many on a concept as the
 * other. Half of a cohort takes form A before and B after, the others the other way round, so that what one form is
 * easier by than the other does not look like gain. What may be asked is what {@link PlacementItems} may ask.
 */
@Pure
public final class GainTests {
    /** A form has no more questions; two of them are enough for a lesson's time. */
    public static final int MOST = 10;

    /** With fewer in a form nobody measures what a part taught. */
    public static final int LEAST = 4;

    private GainTests() {}

    /** The forms. */
    public enum Form {
        /** The first question of each pair. */
        A,
        /** The second one. */
        B;

        /** The quiz that asks it of a part. */
        public String of(CoursePart part) {
            return Quiz.GAIN + name().toLowerCase(Locale.ROOT) + "/" + part.slug();
        }

        Form other() {
            return this == A ? B : A;
        }
    }

    /** Where a learner is with the tests of a part. */
    public enum State {
        /** The test before can be taken. */
        BEFORE,
        /** It was not taken, and now it is too late: a checkpoint of the part is finished. */
        MISSED,
        /** The test before is taken, and not all checkpoints of the part are finished yet. */
        LEARNING,
        /** The test after can be taken. */
        AFTER,
        /** Both are taken. */
        DONE
    }

    /**
     * The parts of a course that have enough questions for both forms and a checkpoint between them, in reading order.
     */
    public static List<CoursePart> parts(Course course) {
        return PlacementItems.byName(course).stream()
                .filter(part ->
                        !checkpoints(part).isEmpty() && pairs(course, part).size() >= LEAST)
                .toList();
    }

    /** How many questions each form has. */
    public static int asks(Course course, CoursePart part) {
        return pairs(course, part).size();
    }

    /**
     * The form that a member of a cohort takes before: by the lowest bit of the first byte of SHA-256 over the ids of
     * cohort and learner with a space between, A where it is 0. So anybody can check it, nobody chooses it, and it
     * stays whoever else joins.
     */
    public static Form before(UUID cohort, UUID learner) {
        return (Sha256.of(cohort + " " + learner)[0] & 1) == 0 ? Form.A : Form.B;
    }

    /** The form that was taken first, whichever it should have been; empty where none is finished. */
    public static Optional<Form> takenFirst(CoursePart part, CourseResults results) {
        Optional<Attempt> a = ended(part, Form.A, results);
        Optional<Attempt> b = ended(part, Form.B, results);
        if (a.isPresent() && b.isPresent()) {
            return Optional.of(a.get().startedAt().isAfter(b.get().startedAt()) ? Form.B : Form.A);
        }
        return a.map(_ -> Form.A).or(() -> b.map(_ -> Form.B));
    }

    /** The finished attempt at a form. */
    public static Optional<Attempt> ended(CoursePart part, Form form, CourseResults results) {
        return results.attempts().stream()
                .filter(attempt -> attempt.quiz().equals(form.of(part)) && !attempt.isInProgress())
                .findFirst();
    }

    /** Where a learner with these results is. */
    public static State state(CoursePart part, CourseResults results) {
        List<String> checkpoints = checkpoints(part);
        long finished = checkpoints.stream()
                .filter(quiz -> results.quiz(quiz).best().isPresent())
                .count();
        if (takenFirst(part, results).isEmpty()) {
            return finished > 0 ? State.MISSED : State.BEFORE;
        }
        boolean isDone = List.of(Form.values()).stream()
                .allMatch(form -> ended(part, form, results).isPresent());
        return isDone ? State.DONE : finished == checkpoints.size() ? State.AFTER : State.LEARNING;
    }

    /** Why an attempt at a form can't begin now; empty where it can. */
    static Optional<Message> closed(Course course, String quiz, CourseResults results) {
        for (CoursePart part : parts(course)) {
            for (Form form : Form.values()) {
                if (form.of(part).equals(quiz)) {
                    return closed(part, form, results);
                }
            }
        }
        return Optional.of(new Message("quiz.problem.nothing-to-place"));
    }

    private static Optional<Message> closed(CoursePart part, Form form, CourseResults results) {
        return switch (state(part, results)) {
            case BEFORE -> Optional.empty();
            case AFTER ->
                takenFirst(part, results).filter(form.other()::equals).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Message("quiz.problem.gain-done"));
            case MISSED -> Optional.of(new Message("quiz.problem.gain-missed"));
            case LEARNING -> Optional.of(new Message("quiz.problem.gain-learning"));
            case DONE -> Optional.of(new Message("quiz.problem.gain-done"));
        };
    }

    /** The questions of a form, in the order in which they are taught; none where there is no such form. */
    static List<Question> form(Course course, String quiz) {
        for (CoursePart part : parts(course)) {
            for (Form form : Form.values()) {
                if (form.of(part).equals(quiz)) {
                    return pairs(course, part).stream()
                            .map(pair -> form == Form.A ? pair.a() : pair.b())
                            .toList();
                }
            }
        }
        return List.of();
    }

    private static List<String> checkpoints(CoursePart part) {
        return part.lessons().stream()
                .flatMap(lesson -> lesson.quizzes().stream())
                .distinct()
                .toList();
    }

    private record Pair(Question a, Question b) {}

    private static final MadeOfCourses<Map<String, List<Pair>>> PAIRS =
            new MadeOfCourses<>(course -> PlacementItems.byName(course).stream()
                    .collect(Collectors.toMap(CoursePart::slug, part -> paired(course, part))));

    private static List<Pair> pairs(Course course, CoursePart part) {
        return PAIRS.of(course).get(part.slug());
    }

    /** Two questions on the same concept as often as there are two, each concept in turn, then what is left over. */
    private static List<Pair> paired(Course course, CoursePart part) {
        Map<String, List<Question>> byConcept = new LinkedHashMap<>();
        part.concepts().forEach(concept -> byConcept.put(concept.id(), new ArrayList<>()));
        List<Question> others = new ArrayList<>();
        for (Question question : PlacementItems.fit(course, part)) {
            question.common().concepts().stream()
                    .filter(byConcept::containsKey)
                    .findFirst()
                    .map(byConcept::get)
                    .orElse(others)
                    .add(question);
        }
        List<Pair> pairs = new ArrayList<>();
        List<Question> left = new ArrayList<>();
        while (!byConcept.values().stream().allMatch(List::isEmpty)) {
            for (List<Question> of : byConcept.values()) {
                if (of.size() > 1) {
                    add(pairs, of.removeFirst(), of.removeFirst());
                } else if (!of.isEmpty()) {
                    left.add(of.removeFirst());
                }
            }
        }
        left.addAll(others);
        for (int i = 0; i + 1 < left.size(); i += 2) {
            add(pairs, left.get(i), left.get(i + 1));
        }
        return List.copyOf(pairs.subList(0, Math.min(MOST, pairs.size())));
    }

    /** Practice comes first among those on a concept, so the forms take turns with it. */
    private static void add(List<Pair> pairs, Question one, Question other) {
        pairs.add(pairs.size() % 2 == 0 ? new Pair(one, other) : new Pair(other, one));
    }
}
