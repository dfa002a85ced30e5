package dev.crossroads.quiz.answer;

import dev.crossroads.course.Question;
import dev.crossroads.web.Texts;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The name of a question in a list for instructors, where one stands beside the next: its prompt without the programs
 * in it, and for the first program, which says what it is about, a {@link TellingLine}. Pure.
 *
 * @param asks plain text of one line
 * @param line of the program; empty where the question has none, or none with anything in it
 */
public record ItemName(String asks, Optional<String> line) {

    /** The name of a question. */
    public static ItemName of(Question question, Texts texts) {
        return switch (question) {
            case Question.Tracing tracing -> traced(tracing, texts);
            case Question.Line pointed -> named(pointed, TellingLine.of(pointed.program()), texts);
            case Question.MultipleChoice _,
                    Question.ShortAnswer _,
                    Question.Numeric _,
                    Question.Ordering _,
                    Question.Matching _ -> named(question, Optional.empty(), texts);
        };
    }

    private static ItemName traced(Question.Tracing tracing, Texts texts) {
        Optional<String> line = TellingLine.of(tracing.program());
        return line.isEmpty()
                ? new ItemName(AnswerWords.prompt(tracing, texts), line)
                : new ItemName(
                        texts.say(
                                "quiz.trace.asks.program",
                                Map.of("language", Program.nameOf(tracing.programLanguage()))),
                        line);
    }

    private static ItemName named(Question question, Optional<String> line, Texts texts) {
        Document asked = Jsoup.parseBodyFragment(question.asks().orElse(""));
        Element shown = asked.selectFirst("pre > code");
        Optional<String> first =
                line.or(() -> Optional.ofNullable(shown).flatMap(program -> TellingLine.of(program.wholeText())));
        asked.select("figure, pre").remove();
        String words = AnswerWords.oneLine(asked.text());
        return words.isEmpty()
                ? new ItemName(AnswerWords.prompt(question, texts), Optional.empty())
                : new ItemName(words, first);
    }

    /** Both parts as one text. */
    public String text() {
        return line.map(code -> asks + " " + code).orElse(asks);
    }
}
