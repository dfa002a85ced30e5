package dev.crossroads.cohort;

import dev.crossroads.quiz.answer.Program;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.List;
import java.util.Optional;

/**
 * A question on the wall: {@code cohort/warm-up}.
 *
 * @param cohort where it leads back to
 * @param number from 1
 * @param count how many there are
 * @param context HTML above it
 * @param prompt HTML; empty where the program says it all
 * @param tracing whether it asks what a program does
 * @param options HTML of what can be chosen, placed or matched with
 * @param left HTML of what is matched
 * @param key what is right, once it is asked for
 * @param explanation HTML, once the key is asked for
 * @param show where the key is shown; empty once it is
 */
public record WarmUpPage(
        Chrome chrome,
        Link cohort,
        int number,
        int count,
        Optional<String> context,
        Optional<String> prompt,
        boolean tracing,
        Optional<Program> program,
        List<String> options,
        List<String> left,
        Optional<String> key,
        Optional<String> explanation,
        Optional<String> show,
        Optional<String> previous,
        Optional<String> next) {}
