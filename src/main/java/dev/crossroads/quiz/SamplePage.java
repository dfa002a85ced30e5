package dev.crossroads.quiz;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.Optional;

/**
 * The question that the front page asks a newcomer, or what became of their answer: {@code quiz/sample}.
 *
 * @param action where the answer is sent
 * @param event the id of the event it asks to record
 * @param why what was sent is no answer
 * @param feedback once it is answered
 * @param rest the quiz it was answered in, where that asks more
 */
public record SamplePage(
        Chrome chrome,
        String action,
        String event,
        QuestionForm question,
        Optional<String> why,
        Optional<Feedback> feedback,
        Optional<Link> rest) {}
