package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private final RecentlyUsed<String, Integer> recent = new RecentlyUsed<>(2);

    @Test
    void whatWasUsedLongestAgoGoesFirstHoweverOftenItWasUsedBefore() {
        recent.keep("a", 1);
        for (int i = 0; i < 10; i++) {
            recent.find("a");
        }
        recent.keep("b", 2);
        recent.keep("c", 3);

        assertThat(recent.find("a")).isEmpty();
        assertThat(recent.find("b")).contains(2);
        assertThat(recent.find("c")).contains(3);
    }

    @Test
    void whatIsUsedStays() {
        recent.keep("a", 1);
        recent.keep("b", 2);
        recent.find("a");
        recent.keep("c", 3);

        assertThat(recent.find("a")).contains(1);
        assertThat(recent.find("b")).isEmpty();
    }

    @Test
    void whatIsWorkedOutIsKeptAndWhatIsNothingIsNot() {
        assertThat(recent.find("a", _ -> Optional.empty())).isEmpty();
        assertThat(recent.find("a", _ -> Optional.of(1))).contains(1);
        assertThat(recent.find("a", _ -> Optional.of(2))).contains(1);
    }
}
