package dev.crossroads.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.BundledCourses;
import dev.crossroads.course.read.CourseReader;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.answer.Marking;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoingsTest {
    private static final List<SimulatedLearner> CLASS = SimulatedLearner.of(7, 60);
    private static Course course;

    @BeforeAll
    static void readTheCourse() throws IOException {
        course = CourseReader.read(BundledCourses.folder("rust-or-go")).course().orElseThrow();
    }

    @Test
    void nobodyIsCalledAsAnotherOne() {
        assertThat(SimulatedLearner.of(7, 2000))
                .extracting(SimulatedLearner::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void wrongAnswersToAQuestionDiffer() {
        Random random = new Random(5);
        assertThat(course.quizzes().values().stream().flatMap(quiz -> quiz.questions().stream()))
                .filteredOn(question -> !(question instanceof Question.MultipleChoice))
                .allSatisfy(question -> assertThat(Stream.generate(() -> AnswerSheet.wrong(question, random))
                                .limit(40)
                                .distinct())
                        .as(question.id())
                        .hasSizeGreaterThan(1));
    }

    @Test
    void theSameSeedDoesTheSameAgain() {
        assertThat(SimulatedLearner.of(7, 60)).isEqualTo(CLASS);
        assertThat(CLASS).allSatisfy(learner -> assertThat(doings(learner)).isEqualTo(doings(learner)));
    }

    @Test
    void anotherSeedMakesOtherPeople() {
        assertThat(SimulatedLearner.of(8, 60)).doesNotContainAnyElementsOf(CLASS);
    }

    @Test
    void aClassOfFiveHasOneOfEachBehaviour() {
        assertThat(SimulatedLearner.of(7, 5).stream().map(SimulatedLearner::behaviour))
                .containsExactlyInAnyOrder(Behaviour.values());
    }

    @Test
    void theKeenAreRightMoreOftenThanTheSteadyAndTheySoMoreThanWhoGuesses() {
        Map<Behaviour, Double> right = new EnumMap<>(CLASS.stream()
                .collect(Collectors.groupingBy(
                        SimulatedLearner::behaviour,
                        Collectors.flatMapping(
                                learner -> responses(learner),
                                Collectors.averagingDouble(response -> isRight(response) ? 1 : 0)))));

        assertThat(right.get(Behaviour.KEEN)).isGreaterThan(right.get(Behaviour.STEADY));
        assertThat(right.get(Behaviour.STEADY)).isGreaterThan(right.get(Behaviour.GUESSING));
    }

    @Test
    void whoIsStuckTakesOneCheckpointAgainAndAgain() {
        assertThat(of(Behaviour.STUCK).map(DoingsTest::mostAttemptsAtOneQuiz))
                .filteredOn(most -> most >= 6)
                .hasSizeGreaterThan(CLASS.size() / 12);
        assertThat(of(Behaviour.STEADY).map(DoingsTest::mostAttemptsAtOneQuiz)).allMatch(most -> most <= 3);
    }

    @Test
    void whoIsGoneReadsTheBeginningAndNotTheEnd() {
        String end = List.copyOf(course.lessons().keySet()).getLast();

        assertThat(of(Behaviour.GONE))
                .isNotEmpty()
                .allSatisfy(
                        learner -> assertThat(lessonsRead(learner)).isNotEmpty().doesNotContain(end));
        assertThat(of(Behaviour.KEEN))
                .isNotEmpty()
                .allSatisfy(learner -> assertThat(lessonsRead(learner))
                        .containsAll(course.lessons().keySet()));
    }

    @Test
    void mostStartOnTheAdviceAndSayWeeksLaterHowItGoes() {
        List<Deed.Start> starts = CLASS.stream()
                .flatMap(learner -> doings(learner).stream())
                .filter(Deed.Start.class::isInstance)
                .map(Deed.Start.class::cast)
                .toList();
        assertThat(starts).hasSizeGreaterThan(CLASS.size() / 2);
        assertThat(starts).filteredOn(start -> start.otherwise().isEmpty()).hasSizeGreaterThan(starts.size() / 2);
        assertThat(CLASS)
                .filteredOn(learner -> doings(learner).stream().anyMatch(Deed.FollowUp.class::isInstance))
                .hasSizeGreaterThan(CLASS.size() / 3)
                .allSatisfy(learner -> assertThat(fromStartToFollowUp(learner)).isGreaterThan(Duration.ofDays(14)));
    }

    @Test
    void mostComeBackToReviewAndGoOnAfterTheEnd() {
        assertThat(of(Behaviour.KEEN))
                .isNotEmpty()
                .allSatisfy(learner -> assertThat(doings(learner)).last().isInstanceOf(Deed.Review.class));
        assertThat(of(Behaviour.GONE))
                .allSatisfy(learner -> assertThat(doings(learner)).noneMatch(Deed.Review.class::isInstance));
    }

    @Test
    void whatWasLearnedIsForgottenWithTime() {
        Question question = course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .filter(one -> AnswerSheet.luck(one) == 0)
                .findFirst()
                .orElseThrow();

        assertThat(recalled(question, Duration.ofHours(1))).isGreaterThan(recalled(question, Duration.ofDays(90)) + 10);
    }

    /** By how many of the class. */
    private static long recalled(Question question, Duration later) {
        Instant learned = Instant.parse("2026-03-01T12:00:00Z");
        return CLASS.stream()
                .filter(learner -> {
                    Forgetting forgetting = new Forgetting(course, learner);
                    forgetting.answered(
                            new Deed.Respond(
                                    Duration.ZERO, "any", question.id(), AnswerSheet.right(question), Optional.empty()),
                            learned);
                    return isRight(forgetting.recall(question.id(), Duration.ZERO, learned.plus(later)));
                })
                .count();
    }

    private static Duration fromStartToFollowUp(SimulatedLearner learner) {
        List<Deed> deeds = doings(learner);
        int start = IntStream.range(0, deeds.size())
                .filter(i -> deeds.get(i) instanceof Deed.Start)
                .findFirst()
                .orElseThrow();
        return deeds.stream()
                .skip(start + 1L)
                .takeWhile(deed -> !(deed instanceof Deed.FollowUp))
                .map(Deed::after)
                .reduce(Duration.ZERO, Duration::plus)
                .plus(deeds.stream()
                        .filter(Deed.FollowUp.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .after());
    }

    @Test
    void whoGuessesIsOftenSureAndWrong() {
        assertThat(shareOfSureAmongWrong(Behaviour.GUESSING)).isGreaterThan(shareOfSureAmongWrong(Behaviour.STEADY));
    }

    @Test
    void everyQuestionOfTheCourseHasARightAndAWrongAnswer() {
        Random random = new Random(1);
        assertThat(course.quizzes().values().stream().flatMap(quiz -> quiz.questions().stream()))
                .isNotEmpty()
                .allSatisfy(question -> {
                    assertThat(Marking.mark(question, AnswerSheet.right(question))
                                    .correct())
                            .isTrue();
                    assertThat(Marking.mark(question, AnswerSheet.wrong(question, random))
                                    .correct())
                            .isFalse();
                });
    }

    private static List<Deed> doings(SimulatedLearner learner) {
        List<Deed> deeds = new ArrayList<>();
        new Doings(course, learner).forEachRemaining(deeds::add);
        return deeds;
    }

    private static Stream<SimulatedLearner> of(Behaviour behaviour) {
        return CLASS.stream().filter(learner -> learner.behaviour() == behaviour);
    }

    private static Stream<Deed.Respond> responses(SimulatedLearner learner) {
        return doings(learner).stream().filter(Deed.Respond.class::isInstance).map(Deed.Respond.class::cast);
    }

    private static boolean isRight(Deed.Respond response) {
        Quiz quiz = course.quiz(response.quiz()).orElseThrow();
        Question question = quiz.question(response.question()).orElseThrow();
        return Marking.mark(question, response.answer()).correct();
    }

    private static long mostAttemptsAtOneQuiz(SimulatedLearner learner) {
        return doings(learner).stream()
                .filter(Deed.Begin.class::isInstance)
                .map(Deed.Begin.class::cast)
                .collect(Collectors.groupingBy(Deed.Begin::quiz, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static List<String> lessonsRead(SimulatedLearner learner) {
        return doings(learner).stream()
                .filter(Deed.Read.class::isInstance)
                .map(deed -> ((Deed.Read) deed).lesson())
                .distinct()
                .toList();
    }

    private static double shareOfSureAmongWrong(Behaviour behaviour) {
        return of(behaviour)
                .flatMap(DoingsTest::responses)
                .filter(response -> response.confidence().isPresent())
                .filter(response -> !isRight(response))
                .mapToInt(response -> response.confidence().get() == Confidence.SURE ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
