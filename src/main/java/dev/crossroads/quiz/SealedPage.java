package dev.crossroads.quiz;

import dev.crossroads.web.Chrome;
import java.util.Optional;

/**
 * The end of an attempt at a sealed quiz, which tells nothing of its questions: {@code quiz/sealed}.
 *
 * @param title of the quiz
 * @param placement whether it is a placement, and not a test before or after a part
 * @param late what came after the end and does not count
 * @param onward where it is told what came out, or where to go on
 */
public record SealedPage(
        Chrome chrome, String title, boolean placement, Optional<ResultsPage.Late> late, String onward) {}
