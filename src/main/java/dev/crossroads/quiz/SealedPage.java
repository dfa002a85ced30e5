package dev.crossroads.quiz;

import dev.crossroads.web.Chrome;
import java.util.Optional;

/**
 * The end of an attempt at a sealed quiz, which tells nothing of its questions: {@code quiz/sealed}.
 *
 * @param title of the quiz
 * @param late what came after the end and does not count
 * @param onward where it is told what came out
 */
public record SealedPage(Chrome chrome, String title, Optional<ResultsPage.Late> late, String onward) {}
