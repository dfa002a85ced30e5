package dev.crossroads.quiz;

import dev.crossroads.web.RecentlyUsed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When questions were first shown in an attempt. Forms and programs carry that time from the question to its answer, in
 * a token that only the server can make for this learner, attempt and question, so that an answer asks the database
 * nothing for it and records it once.
 *
 * <p>The first showing counts: what is shown again has the same token, as long as it is remembered here. After a
 * restart, on another node, or after twenty thousand other attempts, a page that is asked for again counts from then
 * on; one that lay open all the time keeps its token.
 */
final class Showings {
    /** Those of a school at once, in some 20 MB. */
    private static final int MOST = 20_000;

    private static final Pattern TOKEN = Pattern.compile("([0-9]{1,15})\\.([A-Za-z0-9_-]{1,64})");

    private final UnaryOperator<String> seal;
    private final ShownLog log;
    private final RecentlyUsed<AttemptTable.Key, Map<String, Instant>> first = new RecentlyUsed<>(MOST);

    /**
     * Showings whose tokens are sealed so.
     *
     * @param log is told of each
     * @param seal a text that nobody else can work out from this one, of letters, digits, {@code -} and {@code _}
     */
    Showings(ShownLog log, UnaryOperator<String> seal) {
        this.log = log;
        this.seal = seal;
    }

    /** The token of a question that is shown now: with the time of the first showing, where this is another. */
    String shown(QuestionShown shown, Instant now) {
        log.shown(shown, now);
        Attempt attempt = shown.attempt();
        return token(attempt, shown.id(), first(attempt).computeIfAbsent(shown.id(), _ -> now));
    }

    /**
     * The same of a page that was filled in before and comes back.
     *
     * @param before the token that it had; another than ours counts for nothing
     */
    String shownAgain(QuestionShown shown, Optional<String> before, Instant now) {
        String present = shown(shown, now);
        return before.filter(
                        token -> read(shown.attempt(), shown.id(), token, now).isPresent())
                .orElse(present);
    }

    /** The time that a token says; empty where it is damaged, made up, of another question, or of the future. */
    Optional<Instant> read(Attempt attempt, String question, String token, Instant now) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
        boolean isOurs = MessageDigest.isEqual(
                token(attempt, question, at).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return Optional.of(at).filter(_ -> isOurs && !at.isAfter(now));
    }

    private synchronized Map<String, Instant> first(Attempt attempt) {
        AttemptTable.Key key = AttemptTable.Key.of(attempt);
        return first.find(key, _ -> Optional.of(new ConcurrentHashMap<>())).orElseThrow();
    }

    private String token(Attempt attempt, String question, Instant at) {
        long millis = at.toEpochMilli();
        return millis + "." + seal.apply(attempt.learner() + " " + attempt.id() + " " + millis + " " + question);
    }
}
