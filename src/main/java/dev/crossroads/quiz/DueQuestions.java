package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.ReviewPlan.Recalled;
import dev.crossroads.quiz.ReviewWishes.LeftOut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a review of a course may ask: questions that were answered, each with the parts that open it, of siblings the
 * one that was met the longest ago.
 *
 * @param left the ids of those that are not to come
 */
@Pure
record DueQuestions(
        Course course, Remembered remembered, Siblings siblings, Function<String, Optional<LocalDate>> left) {
    /** A day that no plan looks at: somebody left the question out for good. */
    private static final LocalDate NEVER = LocalDate.MAX;

    /** A question that was never met comes before all others. */
    private static final Instant NEVER_MET = Instant.MIN;

    /**
     * Questions that are asked together: one, or the parts of a group up to the last one that is due.
     *
     * @param recall of the least known of those that are due
     * @param on the day from which they are due
     */
    record Together(Course course, String quiz, List<Question> questions, double recall, LocalDate on) {}

    /** Of a course as it is remembered, without what its learner leaves out. */
    static DueQuestions of(Recalled one, ReviewWishes wishes) {
        Map<String, LocalDate> left = wishes.leftOut().stream()
                .filter(out -> out.course().equals(one.course().id()))
                .collect(Collectors.toMap(LeftOut::question, out -> out.until().orElse(NEVER)));
        return new DueQuestions(
                one.course(),
                one.remembered(),
                Siblings.of(one.course()),
                question -> Optional.ofNullable(left.get(question)));
    }

    /**
     * What was answered on a concept, due or not, in the order in which it is asked: the least known of it, and what
     * its learner saw the key of a moment ago only where there is room.
     *
     * @param most how many questions are asked
     */
    List<Question> on(String concept, int most) {
        List<Together> known = course.quizzes().values().stream()
                .flatMap(quiz -> groups(quiz).stream().flatMap(group -> again(quiz, group, concept).stream()))
                .sorted(Comparator.comparing((Together next) -> remembered
                                .inMind()
                                .contains(next.questions().getLast().id()))
                        .thenComparing(Together::recall)
                        .thenComparing(next -> next.questions().getFirst().id()))
                .toList();
        List<Together> session = new ArrayList<>();
        int asked = 0;
        for (Together next : known) {
            if (asked + next.questions().size() <= most) {
                session.add(next);
                asked += next.questions().size();
            }
        }
        return apart(session).stream()
                .flatMap(next -> next.questions().stream())
                .toList();
    }

    private Optional<Together> again(Quiz quiz, List<Question> group, String concept) {
        if (group.getFirst().common().group().isEmpty()) {
            Question question = group.getFirst();
            List<Question> family = siblings.all(question);
            return isOn(question, concept)
                            && family.stream().noneMatch(this::isLeftOut)
                            && family.stream()
                                    .filter(each -> isOn(each, concept))
                                    .findFirst()
                                    .filter(question::equals)
                                    .isPresent()
                    ? alone(quiz, question)
                    : Optional.empty();
        }
        List<Question> parts = group.stream().limit(Quiz.REVIEW_AT_ONCE).toList();
        List<Question> known = parts.stream()
                .filter(part -> isOn(part, concept) && remembered.memories().containsKey(part.id()) && !isLeftOut(part))
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(upToTheLast(quiz, parts, known));
    }

    private static boolean isOn(Question question, String concept) {
        return question.common().concepts().contains(concept);
    }

    private boolean isLeftOut(Question question) {
        return left.apply(question.id()).filter(remembered.today()::isBefore).isPresent();
    }

    /** The questions that were answered, in the order of the course; what was left out for good is not there. */
    List<Together> all() {
        Set<String> first =
                siblings
                        .once(course.quizzes().values().stream()
                                .flatMap(quiz -> quiz.questions().stream())
                                .toList())
                        .stream()
                        .map(Question::id)
                        .collect(Collectors.toSet());
        return course.quizzes().values().stream()
                .flatMap(quiz -> groups(quiz).stream()
                        .filter(group -> first.contains(group.getFirst().id()))
                        .flatMap(group -> together(quiz, group)))
                .toList();
    }

    private static Collection<List<Question>> groups(Quiz quiz) {
        return quiz.questions().stream()
                .collect(Collectors.groupingBy(
                        question -> question.common()
                                .group()
                                .map(name -> "group " + name)
                                .orElseGet(() -> "question " + question.id()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private Stream<Together> together(Quiz quiz, List<Question> group) {
        return group.getFirst().common().group().isPresent()
                ? parts(quiz, group)
                : alone(quiz, group.getFirst()).stream();
    }

    private Optional<Together> alone(Quiz quiz, Question question) {
        List<Question> family = siblings.all(question);
        return remembered.known(family).flatMap(known -> {
            LocalDate on = family.stream()
                    .map(each -> dueOn(known.id(), each.id()))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Question next = metTheLongestAgo(family);
            String home = family.size() == 1 ? quiz.id() : home(next);
            return on.equals(NEVER)
                    ? Optional.empty()
                    : Optional.of(new Together(course, home, List.of(next), remembered.recall(known.id()), on));
        });
    }

    /** Parts that are due today come together; each of the others by itself, as it is only counted. */
    private Stream<Together> parts(Quiz quiz, List<Question> group) {
        // A part behind more parts than are asked at once can't be reviewed.
        List<Question> parts = group.stream().limit(Quiz.REVIEW_AT_ONCE).toList();
        List<Question> known = parts.stream()
                .filter(part -> remembered.memories().containsKey(part.id())
                        && !dueOn(part.id(), part.id()).equals(NEVER))
                .toList();
        List<Question> due = known.stream()
                .filter(part -> !dueOn(part.id(), part.id()).isAfter(remembered.today()))
                .toList();
        Stream<Together> later = known.stream()
                .filter(part -> !due.contains(part))
                .map(part -> new Together(
                        course, quiz.id(), List.of(part), remembered.recall(part.id()), dueOn(part.id(), part.id())));
        return due.isEmpty() ? later : Stream.concat(Stream.of(upToTheLast(quiz, parts, due)), later);
    }

    /** Parts of a group with those that open them. */
    private Together upToTheLast(Quiz quiz, List<Question> parts, List<Question> asked) {
        return new Together(
                course,
                quiz.id(),
                parts.subList(0, parts.indexOf(asked.getLast()) + 1),
                asked.stream()
                        .mapToDouble(part -> remembered.recall(part.id()))
                        .min()
                        .orElseThrow(),
                remembered.today());
    }

    /** Not before the day until which it is left out. */
    private LocalDate dueOn(String known, String question) {
        LocalDate due = remembered.due(known);
        return left.apply(question).filter(due::isBefore).orElse(due);
    }

    private Question metTheLongestAgo(List<Question> family) {
        return family.stream()
                .min(Comparator.comparing(each -> remembered.met().getOrDefault(each.id(), NEVER_MET)))
                .orElseThrow();
    }

    private String home(Question question) {
        return course.quizzes().values().stream()
                .filter(quiz -> quiz.question(question.id()).isPresent())
                .findFirst()
                .map(Quiz::id)
                .orElseThrow();
    }

    /**
     * The same in another order, no two of a quiz behind each other where that can be avoided: a quiz that has more
     * than half of what is left has to come now, else the first of another than the last one.
     */
    static List<Together> apart(List<Together> session) {
        List<Together> left = new ArrayList<>(session);
        List<Together> arranged = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<String> last = arranged.isEmpty()
                    ? Optional.empty()
                    : Optional.of(arranged.getLast().quiz());
            Map<String, Long> counts =
                    left.stream().collect(Collectors.groupingBy(Together::quiz, Collectors.counting()));
            List<Together> others = left.stream()
                    .filter(next -> last.filter(next.quiz()::equals).isEmpty())
                    .toList();
            Together chosen = others.stream()
                    .filter(next -> 2 * counts.get(next.quiz()) > left.size())
                    .findFirst()
                    .or(() -> others.stream().findFirst())
                    .orElseGet(left::getFirst);
            left.remove(chosen);
            arranged.add(chosen);
        }
        return arranged;
    }
}
