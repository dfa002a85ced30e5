package dev.crossroads.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossroads.search.Snippet.Piece;
import dev.crossroads.web.Problem;
import org.junit.jupiter.api.Test;

/** Queries as people type them, and the words that are marked for them. */
class QueryTest {

    @Test
    void theLastWordIsTheBeginningOfOne() {
        assertThat(Query.of(" who owns mem ")).isEqualTo(new Query("who owns mem"));
        assertThat(Query.of("who owns mem").rest()).isEqualTo("who owns");
        assertThat(Query.of("who owns mem").prefix()).isEqualTo("mem:*");
        assertThat(Query.of("Größe").prefix()).isEqualTo("Größe:*");
    }

    @Test
    void whatIsNotAWordAtTheEndIsNoBeginning() {
        assertThat(Query.of("\"who owns\"").prefix()).isEmpty();
        assertThat(Query.of("own & (").prefix()).isEmpty();
        assertThat(Query.of("owns -mem").prefix()).isEmpty();
        assertThat(Query.of("it's").prefix()).isEmpty();
    }

    @Test
    void controlsAndMarksAreTakenOut() {
        assertThat(Query.of("a\u0000b\uE000c\uD800").text()).isEqualTo("a b c");
        assertThat(Query.of("\u0000 ").isEmpty()).isTrue();
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(Query.of("x".repeat(Query.LONGEST)).text()).hasSize(Query.LONGEST);
        assertThatThrownBy(() -> Query.of("x".repeat(Query.LONGEST + 1)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void aSnippetComesInPieces() {
        assertThat(Snippet.pieces("A \uE000value\uE001 moves"))
                .containsExactly(new Piece("A ", false), new Piece("value", true), new Piece(" moves", false));
        assertThat(Snippet.pieces("\uE000value\uE001")).containsExactly(new Piece("value", true));
        assertThat(Snippet.pieces("")).isEmpty();
    }
}
