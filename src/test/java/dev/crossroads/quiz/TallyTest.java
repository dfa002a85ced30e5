package dev.crossroads.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossroads.web.Language;
import dev.crossroads.web.Texts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Answers are counted as right, right in part, and not right. */
class TallyTest {
    private static final Tally MIXED =
            Tally.sum(Stream.of(Tally.of(true, 2), Tally.of(false, 1), Tally.of(false, 0), Tally.OPEN));

    @Test
    void anAnswerForPartOfThePointsIsNotRightAndIsToldApart() {
        assertThat(MIXED).isEqualTo(new Tally(1, 1, 4));
        assertThat(MIXED.share()).isEqualTo(0.25);
        assertThat(MIXED.isAllRight()).isFalse();
        assertThat(MIXED.said().inEnglish()).isEqualTo("1 of 4 right, 1 partly");
        assertThat(MIXED.cell().inEnglish()).isEqualTo("1 of 4, 1 partly");
        assertThat(MIXED.said().in(Texts.of(Language.GERMAN))).isEqualTo("1 von 4 richtig, 1 teilweise");
    }

    @Test
    void nothingIsSaidOfPartsWhereThereAreNone() {
        Tally right = Tally.of(true, 0).and(Tally.of(false, 0));

        assertThat(right.said().inEnglish()).isEqualTo("1 of 2 right");
        assertThat(right.cell().inEnglish()).isEqualTo("1 of 2");
        assertThat(Tally.NONE.share()).isZero();
    }
}
