package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.QuizReader;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.memory.MemoryState;
import dev.crossroads.quiz.Remembered.Reviewed;
import dev.crossroads.quiz.Remembered.UnderWay;
import dev.crossroads.quiz.ReviewPlan.Coming;
import dev.crossroads.quiz.ReviewPlan.Recalled;
import dev.crossroads.quiz.ReviewWishes.LeftOut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A day of reviews asks what is due, the least known first, of many checkpoints in turn, and no more than was wished.
 */
class ReviewPlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final Map<String, Quiz> quizzes = new LinkedHashMap<>();
    private final Map<String, ItemMemory> memories = new HashMap<>();
    private final Map<String, Instant> met = new HashMap<>();

    /** A quiz of questions that were answered so many days ago and are due after ten. */
    private void quiz(String id, int... daysAgo) {
        quizzes.put(
                id,
                read(
                        id,
                        "",
                        IntStream.range(0, daysAgo.length)
                                .mapToObj(i -> question(id + i, ""))
                                .collect(Collectors.joining())));
        IntStream.range(0, daysAgo.length).forEach(i -> answered(id + i, daysAgo[i]));
    }

    private void answered(String question, int daysAgo) {
        memories.put(question, new ItemMemory(new MemoryState(10, 5), TODAY.minusDays(daysAgo), 1));
    }

    private static Quiz read(String id, String head, String questions) {
        QuizReader.Reading reading = QuizReader.read(id, id + ".toml", head + questions);
        return reading.quiz()
                .orElseThrow(() -> new AssertionError(reading.mistakes().toString()));
    }

    private static String question(String id, String more) {
        return """
                [[questions]]
                id = "%s"
                type = "Numeric"
                %s
                prompt.prompt = "What is %s?"
                answer.value = 1
                """.formatted(id, more, id);
    }

    private static Course course(String id, Map<String, Quiz> quizzes) {
        return new Course(
                id,
                id,
                "",
                List.of(),
                "en",
                Course.Imprint.NONE,
                List.of(),
                Map.of(),
                quizzes,
                Map.of(),
                Map.of(Quiz.REVIEW, "Review"),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Map.of(),
                Map.of());
    }

    private Remembered remembered(Reviewed reviews, String... inMind) {
        return new Remembered(Fsrs.STANDARD, memories, Set.of(inMind), met, reviews, TODAY);
    }

    private ReviewPlan plan(Reviewed reviews, ReviewWishes wishes, String... inMind) {
        return ReviewPlan.of(List.of(new Recalled(course("c", quizzes), remembered(reviews, inMind))), wishes, TODAY);
    }

    private ReviewPlan plan(String... inMind) {
        return plan(Reviewed.NONE, ReviewWishes.STANDARD, inMind);
    }

    private static List<String> ids(ReviewPlan plan) {
        return plan.portions().stream()
                .flatMap(portion -> portion.questions().stream())
                .map(Question::id)
                .toList();
    }

    private static ReviewWishes leavingOut(String question, Optional<LocalDate> until) {
        return new ReviewWishes(10, List.of(new LeftOut("c", question, until)));
    }

    private static Coming coming(int days, int questions) {
        return new Coming(TODAY.plusDays(days), questions);
    }

    @Test
    void tenAreAskedTheLeastKnownFirst() {
        quiz("a", 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 10);

        assertThat(ids(plan())).containsExactly("a10", "a9", "a8", "a7", "a6", "a5", "a4", "a3", "a2", "a1");
        assertThat(plan().waiting()).isEqualTo(2);
        assertThat(plan().coming()).containsExactly(coming(1, 2));
    }

    @Test
    void whatIsStillKnownIsLeftOutUntilItIsDue() {
        quiz("a", 10, 6);

        assertThat(ids(plan())).containsExactly("a0");
        assertThat(plan().coming()).containsExactly(coming(4, 1));
    }

    @Test
    void whoseKeyWasSeenAMomentAgoWaitsUntilTomorrow() {
        quiz("a", 10, 30);

        assertThat(ids(plan("a1"))).containsExactly("a0");
        assertThat(plan("a1").coming()).containsExactly(coming(1, 1));
    }

    @Test
    void nothingIsDueOfWhatWasNeverAnswered() {
        quiz("a", 10);
        memories.clear();

        assertThat(plan()).isEqualTo(new ReviewPlan(TODAY, 10, 0, List.of(), 0, false, List.of()));
    }

    @Test
    void checkpointsTakeTurns() {
        quiz("a", 50, 40, 30);
        quiz("b", 20, 15);
        assertThat(ids(plan())).containsExactly("a0", "b0", "a1", "b1", "a2");

        quizzes.clear();
        memories.clear();
        quiz("a", 30, 20);
        quiz("b", 40);
        assertThat(ids(plan())).containsExactly("a0", "b0", "a1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noTwoOfACheckpointFollowEachOtherWhereThatCanBeAvoided(long seed) {
        Random random = new Random(seed);
        for (String id : List.of("a", "b", "c", "d")) {
            quiz(id, random.ints(random.nextInt(1, 6), 5, 60).toArray());
        }

        List<String> asked = ids(plan()).stream().map(id -> id.substring(0, 1)).toList();
        long together = IntStream.range(1, asked.size())
                .filter(i -> asked.get(i).equals(asked.get(i - 1)))
                .count();
        int most = asked.stream()
                .mapToInt(id -> Collections.frequency(asked, id))
                .max()
                .orElse(0);

        assertThat(together).isEqualTo(Math.max(0, most - (asked.size() - most) - 1));
    }

    @Test
    void aPartComesWithTheOneThatOpensItAndNoFollowUpThatIsKnown() {
        String part = "multipart = \"story\"";
        quizzes.put(
                "a",
                read(
                        "a",
                        "[multipart]\nstory = \"A story.\"\n",
                        question("opens", part) + question("follows", part) + question("last", part)));
        answered("opens", 1);
        answered("follows", 20);
        answered("last", 2);

        assertThat(ids(plan())).containsExactly("opens", "follows");
        assertThat(plan().coming()).containsExactly(coming(8, 1), coming(9, 1));
    }

    @Test
    void anAbsenceIsSpreadOverDaysThatAreNoLongerThanOthers() {
        quiz("a", IntStream.range(60, 94).toArray());

        assertThat(plan().left()).isEqualTo(10);
        assertThat(plan().waiting()).isEqualTo(24);
        assertThat(plan().spreadOver()).isEqualTo(3);
        assertThat(plan().coming()).containsExactly(coming(1, 10), coming(2, 10), coming(3, 4));
    }

    @Test
    void whatWasReviewedTodayCountsForTheDay() {
        quiz("a", 20, 30, 40);

        ReviewPlan plan = plan(new Reviewed(4, Optional.empty()), new ReviewWishes(5, List.of()));
        assertThat(ids(plan)).containsExactly("a2");
        assertThat(plan.waiting()).isEqualTo(2);
        assertThat(plan(new Reviewed(5, Optional.empty()), new ReviewWishes(5, List.of()))
                        .left())
                .isZero();
    }

    @Test
    void whatIsUnderWayComesFirstAndCountsForTheDay() {
        quiz("a", 20, 30, 40, 50);
        UUID attempt = new UUID(1, 1);

        ReviewPlan plan = plan(
                new Reviewed(1, Optional.of(new UnderWay(attempt, List.of("a0", "a1", "gone")))),
                new ReviewWishes(4, List.of()));
        assertThat(plan.portions().getFirst().underWay()).contains(attempt);
        assertThat(ids(plan)).containsExactly("a0", "a1", "a3");
        assertThat(plan.questions("c")).extracting(Question::id).containsExactly("a3");
    }

    @Test
    void theLeastKnownOfAllCoursesComesFirst() {
        quiz("a", 50, 20, 45);
        Course one = course("c", new LinkedHashMap<>(quizzes));
        quizzes.clear();
        quiz("b", 30, 40);
        Course other = course("d", quizzes);
        Remembered all = remembered(Reviewed.NONE);

        ReviewPlan plan = ReviewPlan.of(
                List.of(new Recalled(one, all), new Recalled(other, all)), new ReviewWishes(3, List.of()), TODAY);
        assertThat(plan.portions()).extracting(portion -> portion.course().id()).containsExactly("c", "d");
        assertThat(ids(plan)).containsExactly("a0", "a2", "b1");
    }

    @Test
    void whatIsLeftOutDoesNotComeBeforeItsDay() {
        quiz("a", 20, 30);

        assertThat(ids(plan(Reviewed.NONE, leavingOut("a1", Optional.empty())))).containsExactly("a0");
        assertThat(plan(Reviewed.NONE, leavingOut("a1", Optional.empty())).coming())
                .isEmpty();
        ReviewPlan plan = plan(Reviewed.NONE, leavingOut("a1", Optional.of(TODAY.plusDays(3))));
        assertThat(ids(plan)).containsExactly("a0");
        assertThat(plan.coming()).containsExactly(coming(3, 1));
        assertThat(ids(plan(Reviewed.NONE, leavingOut("a1", Optional.of(TODAY)))))
                .containsExactly("a1", "a0");
    }

    @Test
    void aSiblingIsAskedInThePlaceOfTheOneThatWasAskedLast() {
        quizzes.put(
                "a",
                read(
                        "a",
                        "",
                        question("one", "sibling = \"same\"")
                                + question("two", "sibling = \"same\"")
                                + question("other", "")));
        answered("one", 20);
        met.put("one", Instant.EPOCH);
        answered("other", 30);

        assertThat(ids(plan())).containsExactly("other", "two");
        answered("two", 20);
        met.put("one", Instant.EPOCH);
        met.put("two", Instant.EPOCH.plusSeconds(1));
        assertThat(ids(plan())).containsExactly("other", "one");
        met.put("one", Instant.EPOCH.plusSeconds(2));
        assertThat(ids(plan())).containsExactly("other", "two");
        assertThat(ids(plan(Reviewed.NONE, leavingOut("one", Optional.empty()))))
                .containsExactly("other");
    }

    @Test
    void theVariantsOfAQuestionAreSiblings() {
        quizzes.put(
                "a",
                read(
                        "a",
                        "",
                        question("sum", "variants = [{ n = 1 }, { n = 2 }, { n = 3 }]")
                                .replace("What is", "What is {{n}} of")));
        answered("sum.2", 20);
        met.put("sum.2", Instant.EPOCH.plusSeconds(5));
        met.put("sum.1", Instant.EPOCH.plusSeconds(1));

        assertThat(ids(plan())).containsExactly("sum.3");
    }
}
