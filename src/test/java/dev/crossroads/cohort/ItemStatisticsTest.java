package dev.crossroads.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.statistics.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statistics of an item follow from its responses. */
class ItemStatisticsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String ITEM = "item";

    /**
     * The counts, of 1,000, of each of the 32 patterns of right and wrong at the five items of section 7 of the Law
     * School Admission Test, from all wrong to all right, the last item changing first: Bock and Lieberman, "Fitting a
     * response model for n dichotomously scored items", Psychometrika 35, 1970, table 1.
     */
    static final int[] LSAT_7 = {
        12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32,
        308
    };

    private static Map<String, ItemStatistics> lsat7() {
        List<FirstResponse> responses = new ArrayList<>();
        int learner = 0;
        for (int pattern = 0; pattern < LSAT_7.length; pattern++) {
            for (int times = 0; times < LSAT_7[pattern]; times++) {
                for (int item = 1; item <= 5; item++) {
                    boolean isRight = (pattern >> (5 - item) & 1) == 1;
                    responses.add(response(learner, "item " + item, isRight ? "right" : "wrong", isRight));
                }
                learner++;
            }
        }
        return ItemStatistics.ofQuiz(responses, FirstResponse::answer);
    }

    /**
     * As {@code itemstats(expand.table(LSAT7))} of the R package mirt (Chalmers 2012) has them: mean, total.r_if_rm.
     */
    @ParameterizedTest
    @CsvSource({"1, 828, 0.246", "2, 658, 0.247", "3, 772, 0.313", "4, 606, 0.223", "5, 843, 0.175"})
    void theItemsOfSection7OfTheLawSchoolTestAreAsEasyAndTellAsMuchAsPublished(int item, int right, double r) {
        ItemStatistics statistics = lsat7().get("item " + item);

        assertThat(statistics.facility()).isEqualTo(new Proportion(right, 1_000));
        assertThat(statistics.discrimination().orElseThrow().value()).isCloseTo(r, within(0.0005));
        assertThat(statistics.signals()).isEmpty();
    }

    @Test
    void halfAMinuteIsTheMedianOfTwentyAndFortySecondsAndOfFourPeopleNoneIsTold() {
        List<FirstResponse> six = new ArrayList<>();
        for (int seconds : new int[] {5, 20, 20, 40, 40, 3_000}) {
            six.add(new FirstResponse(
                    new UUID(0, six.size()), ITEM, "a", true, Optional.empty(), OptionalInt.of(seconds), NOW, 1));
        }

        assertThat(of(six).medianSeconds()).hasValue(30);
        assertThat(of(six.subList(0, 5)).medianSeconds()).hasValue(20);
        assertThat(of(six.subList(0, 4)).medianSeconds()).isEmpty();
        FirstResponse offline =
                new FirstResponse(new UUID(0, 6), ITEM, "a", true, Optional.empty(), OptionalInt.empty(), NOW, 1);
        assertThat(of(Stream.concat(six.stream(), Stream.of(offline)).toList()).medianSeconds())
                .hasValue(30);
    }

    @Test
    void ofWhoSaidTheyWereSureTheWrongOnesAreCountedAndOfNobodyElse() {
        ItemStatistics statistics = of(List.of(
                said(1, true, Confidence.SURE),
                said(2, false, Confidence.SURE),
                said(3, false, Confidence.SURE),
                said(4, false, Confidence.GUESS),
                response(5, ITEM, "b", false)));

        assertThat(statistics.sureButWrong()).isEqualTo(new Proportion(2, 3));
        assertThat(statistics.facility()).isEqualTo(new Proportion(1, 5));
    }

    @Test
    void belowThirtyWhoAnsweredAnotherItemTooNothingIsSaidOfHowItTells() {
        assertThat(ItemStatistics.ofQuiz(halfRight(29), FirstResponse::answer)
                        .get(ITEM)
                        .discrimination())
                .isEmpty();
        assertThat(ItemStatistics.ofQuiz(halfRight(30), FirstResponse::answer)
                        .get(ITEM)
                        .discrimination()
                        .orElseThrow()
                        .value())
                .isCloseTo(1, within(1e-9));

        List<FirstResponse> alone = new ArrayList<>(halfRight(29));
        alone.add(response(29, ITEM, "right", true));
        assertThat(ItemStatistics.ofQuiz(alone, FirstResponse::answer).get(ITEM).discrimination())
                .isEmpty();
    }

    @Test
    void anItemThatEverybodyHasRightTellsNobodyFromNobody() {
        List<FirstResponse> all = new ArrayList<>();
        for (int learner = 0; learner < 40; learner++) {
            all.add(response(learner, ITEM, "right", true));
            all.add(response(learner, "other", "x", learner % 3 == 0));
        }

        assertThat(ItemStatistics.ofQuiz(all, FirstResponse::answer).get(ITEM).discrimination())
                .isEmpty();
    }

    @Test
    void whatSaysTheSameIsOneAnswerAsMostTypedItAndOtherwiseAsPlainlyAsAnybody() {
        List<FirstResponse> given = List.of(
                response(1, ITEM, "Move", true),
                response(2, ITEM, "move", true),
                response(3, ITEM, " move", true),
                response(4, ITEM, "COPY", false),
                response(5, ITEM, "COPY", false),
                response(6, ITEM, "copy", false),
                response(7, ITEM, "borrow", false));

        assertThat(ItemStatistics.ofQuiz(
                                given, response -> response.answer().strip().toLowerCase(Locale.ROOT))
                        .get(ITEM)
                        .draws())
                .extracting(ItemStatistics.Draw::answer, ItemStatistics.Draw::correct, ItemStatistics.Draw::of)
                .containsExactly(
                        tuple("COPY", false, new Proportion(3, 7)),
                        tuple("move", true, new Proportion(3, 7)),
                        tuple("borrow", false, new Proportion(1, 7)));
    }

    /** Two hyphens for a dash may be right where one is not. */
    @Test
    void whatWasMarkedOtherwiseIsAnotherAnswerThoughItSaysTheSame() {
        assertThat(ItemStatistics.ofQuiz(
                                List.of(response(1, ITEM, "--", true), response(2, ITEM, "-", false)), _ -> "dash")
                        .get(ITEM)
                        .draws())
                .extracting(ItemStatistics.Draw::answer)
                .containsExactly("-", "--");
    }

    /** Five gave each answer; those who gave the wrong one have three of four other items right, the others one. */
    @Test
    void ofAnAnswerItIsToldHowWellThoseDoElsewhereWhoGaveItFromFiveOn() {
        List<FirstResponse> all = new ArrayList<>();
        for (int learner = 0; learner < 14; learner++) {
            boolean isStrong = learner < 5;
            String answer = isStrong ? "trap" : learner < 10 ? "key" : "rare";
            all.add(response(learner, ITEM, answer, answer.equals("key")));
            for (int other = 1; other <= 4; other++) {
                all.add(response(learner, "other " + other, "x", other <= (isStrong ? 3 : 1)));
            }
        }

        List<ItemStatistics.Draw> draws =
                ItemStatistics.ofQuiz(all, FirstResponse::answer).get(ITEM).draws();

        assertThat(draws).extracting(ItemStatistics.Draw::answer).containsExactly("key", "trap", "rare");
        assertThat(draws.get(0).others()).hasValue(0.25);
        assertThat(draws.get(1).others()).hasValue(0.75);
        assertThat(draws.get(2).others()).isEmpty();
        assertThat(draws.get(1).learners())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 5).mapToObj(n -> new UUID(0, n)).toList());
    }

    @Test
    void ofNoResponsesThereIsNothing() {
        assertThat(ItemStatistics.ofQuiz(List.of(), FirstResponse::answer)).isEmpty();
    }

    /** Every second has this item and another right, the others neither. */
    private static List<FirstResponse> halfRight(int learners) {
        List<FirstResponse> responses = new ArrayList<>();
        for (int learner = 0; learner < learners; learner++) {
            boolean isRight = learner % 2 == 0;
            responses.add(response(learner, ITEM, isRight ? "right" : "wrong", isRight));
            responses.add(response(learner, "other", "x", isRight));
        }
        return responses;
    }

    private static ItemStatistics of(List<FirstResponse> given) {
        return ItemStatistics.ofQuiz(given, FirstResponse::answer).get(ITEM);
    }

    private static FirstResponse said(int learner, boolean isCorrect, Confidence confidence) {
        return new FirstResponse(
                new UUID(0, learner),
                ITEM,
                isCorrect ? "a" : "b",
                isCorrect,
                Optional.of(confidence),
                OptionalInt.of(10),
                NOW,
                1);
    }

    private static FirstResponse response(int learner, String question, String answer, boolean isCorrect) {
        return new FirstResponse(
                new UUID(0, learner), question, answer, isCorrect, Optional.empty(), OptionalInt.of(10), NOW, 1);
    }
}
