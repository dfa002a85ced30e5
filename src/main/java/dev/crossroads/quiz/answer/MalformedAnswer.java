package dev.crossroads.quiz.answer;

import dev.crossroads.web.Message;
import dev.crossroads.web.Texts;
import java.util.Map;
import java.util.Optional;

/** An answer that is not of the form its question asks for; the message says what was wrong and what would be right. */
public final class MalformedAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Message> said;

    /** An answer refused with a sentence or two for the program that sent it: no form of a page can. */
    public MalformedAnswer(String message) {
        super(message, null, false, false);
        this.said = Optional.empty();
    }

    /** An answer refused with a sentence or two for the person who sent it. */
    public MalformedAnswer(Message said) {
        super(said.inEnglish(), null, false, false);
        this.said = Optional.of(said);
    }

    static MalformedAnswer of(String key) {
        return new MalformedAnswer(new Message(key));
    }

    static MalformedAnswer of(String key, Map<String, ?> arguments) {
        return new MalformedAnswer(new Message(key, arguments));
    }

    /** The flaw and the way out, in the language of these texts as far as it is meant for people. */
    public String in(Texts texts) {
        return said.map(message -> message.in(texts)).orElseGet(this::getMessage);
    }
}
