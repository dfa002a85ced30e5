package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.read.QuizReader;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.memory.MemoryState;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A review asks what is due, the least known first, of many checkpoints in turn. */
class SelectionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final Map<String, Quiz> quizzes = new LinkedHashMap<>();
    private final Map<String, ItemMemory> memories = new HashMap<>();

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

    private Review review(String... inMind) {
        Course course = new Course(
                "c",
                "C",
                "",
                List.of(),
                "en",
                Course.Imprint.NONE,
                List.of(),
                Map.of(),
                quizzes,
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Map.of(),
                Map.of());
        return new Remembered(Fsrs.STANDARD, memories, Set.of(inMind), TODAY).review(course);
    }

    private static List<String> ids(Review review) {
        return review.questions().stream().map(Question::id).toList();
    }

    @Test
    void tenAreAskedTheLeastKnownFirst() {
        quiz("a", 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 10);

        assertThat(ids(review())).containsExactly("a10", "a9", "a8", "a7", "a6", "a5", "a4", "a3", "a2", "a1");
        assertThat(review().due()).isEqualTo(10);
        assertThat(review().coming().orElseThrow().inEnglish()).isEqualTo("More questions are due today.");
    }

    @Test
    void whatIsStillKnownIsLeftOutUntilItIsDue() {
        quiz("a", 10, 6);

        assertThat(ids(review())).containsExactly("a0");
        assertThat(review().coming().orElseThrow().inEnglish()).isEqualTo("The next questions are due in 4 days.");
    }

    @Test
    void whoseKeyWasSeenAMomentAgoWaitsUntilTomorrow() {
        quiz("a", 10, 30);

        assertThat(ids(review("a1"))).containsExactly("a0");
        assertThat(review("a1").next()).contains(TODAY.plusDays(1));
    }

    @Test
    void nothingIsDueOfWhatWasNeverAnswered() {
        quiz("a", 10);
        memories.clear();

        assertThat(review()).isEqualTo(new Review(List.of(), 0, TODAY, Optional.empty()));
    }

    @Test
    void checkpointsTakeTurns() {
        quiz("a", 50, 40, 30);
        quiz("b", 20, 15);
        assertThat(ids(review())).containsExactly("a0", "b0", "a1", "b1", "a2");

        quizzes.clear();
        memories.clear();
        quiz("a", 30, 20);
        quiz("b", 40);
        assertThat(ids(review())).containsExactly("a0", "b0", "a1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noTwoOfACheckpointFollowEachOtherWhereThatCanBeAvoided(long seed) {
        Random random = new Random(seed);
        for (String id : List.of("a", "b", "c", "d")) {
            quiz(id, random.ints(random.nextInt(1, 6), 5, 60).toArray());
        }

        List<String> asked =
                ids(review()).stream().map(id -> id.substring(0, 1)).toList();
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

        assertThat(ids(review())).containsExactly("opens", "follows");
        assertThat(review().due()).isEqualTo(1);
        assertThat(review().next()).contains(TODAY.plusDays(8));
    }
}
