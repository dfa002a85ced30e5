package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void theBeginningOfALongListIsShownAndTheRestIsFolded() {
        Excerpt<Integer> list = Excerpt.of(List.of(1, 2, 3, 4, 5), 3);

        assertThat(list.shown()).containsExactly(1, 2, 3);
        assertThat(list.more()).containsExactly(4, 5);
        assertThat(list.moreCount()).isEqualTo(2);
    }

    @Test
    void nothingIsFoldedForOneMore() {
        assertThat(Excerpt.of(List.of(1, 2, 3, 4), 3).more()).isEmpty();
        assertThat(Excerpt.of(List.of(1, 2, 3, 4), 3).shown()).hasSize(4);
        assertThat(Excerpt.of(List.of(), 3).shown()).isEmpty();
    }
}
