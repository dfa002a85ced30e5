package dev.crossroads.mail;

import dev.crossroads.event.Statement;
import dev.crossroads.web.Pages;
import dev.crossroads.web.TimeOrderedIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Where features put mail: as a statement for the transaction that causes it, so that there is no mail of what did not
 * happen, and none is missing of what did. It goes out once that is committed.
 */
public final class Outbox {
    /** Tells the senders of all nodes that there may be something; who misses it looks by themselves. */
    static final String WAITING = "mail.waiting";

    private final Vertx vertx;
    private final Pages pages;
    private final URI site;
    private final InstantSource clock;

    /**
     * An outbox.
     *
     * @param site where links lead, without a slash at the end; never what a request calls this server
     */
    Outbox(Vertx vertx, Pages pages, URI site, InstantSource clock) {
        this.vertx = vertx;
        this.pages = pages;
        this.site = site;
        this.clock = clock;
    }

    /**
     * The page of a mail: {@code mail/letter}.
     *
     * @param link the whole address; empty where there is none
     * @param unsubscribe empty for mail that nobody subscribed to
     */
    public record LetterPage(
            String language,
            String subject,
            List<String> paragraphs,
            List<SectionPart> sections,
            String label,
            String link,
            Optional<UnsubscribePart> unsubscribe,
            String site) {}

    /** A heading with lines below it. */
    public record SectionPart(String title, List<LinePart> lines) {}

    /**
     * A line of a section.
     *
     * @param language of its label; empty for that of the mail
     * @param link the whole address; empty where there is none
     * @param said may be empty
     */
    public record LinePart(String label, String language, String link, String said) {}

    /** Why it is sent, and the whole address that ends it. */
    public record UnsubscribePart(String why, String label, String link) {}

    /** Whether mail servers take an address of that form. */
    public static boolean reaches(String address) {
        return MailAddress.of(address).isPresent();
    }

    /** The statement that puts a mail into the outbox. Call {@link #wake} once it is committed. */
    public Statement put(Letter letter) {
        Instant now = clock.instant();
        String subject = letter.texts().say(letter.subject());
        Optional<Letter.Action> action = letter.action();
        LetterPage page = new LetterPage(
                letter.texts().language().tag(),
                subject,
                letter.paragraphs(),
                letter.sections().stream().map(this::section).toList(),
                action.map(Letter.Action::label).orElse(""),
                action.map(found -> site + found.path()).orElse(""),
                letter.unsubscribe().map(way -> new UnsubscribePart(way.why(), way.label(), site + way.path())),
                site.toString());
        return OutboxTable.put(
                TimeOrderedIds.next(),
                letter,
                subject,
                text(page, letter),
                pages.part("mail/letter", page, letter.texts()),
                page.unsubscribe().map(UnsubscribePart::link),
                now.atOffset(ZoneOffset.UTC),
                now.plus(letter.useful()).atOffset(ZoneOffset.UTC));
    }

    private SectionPart section(Letter.Section section) {
        return new SectionPart(
                section.title(),
                section.lines().stream()
                        .map(line -> new LinePart(
                                line.label(),
                                line.language(),
                                line.path().map(path -> site + path).orElse(""),
                                line.said()))
                        .toList());
    }

    /** The statement that takes back what waits of a kind for a learner; what is being sent just now may still go. */
    public Statement withdraw(UUID learner, String kind) {
        return OutboxTable.withdraw(learner, kind);
    }

    /** Puts many mails into the outbox in a transaction that causes them. */
    public Future<?> put(SqlConnection transaction, List<Letter> letters) {
        List<Statement> all = letters.stream().map(this::put).toList();
        return all.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(all.getFirst().sql())
                        .executeBatch(all.stream()
                                .map(statement -> Tuple.wrap(statement.parameters()))
                                .toList());
    }

    /** Takes mails of a kind about something to an address away again, as long as they wait. */
    public Future<?> stop(SqlConnection transaction, String kind, UUID about, String address) {
        return OutboxTable.stop(transaction, kind, about, address);
    }

    /** Lets what was put into it go out now. */
    public void wake() {
        vertx.eventBus().publish(WAITING, "");
    }

    private static String text(LetterPage page, Letter letter) {
        StringBuilder text = new StringBuilder();
        page.paragraphs().forEach(paragraph -> text.append(paragraph).append("\n\n"));
        page.sections().forEach(section -> {
            text.append(section.title()).append("\n\n");
            section.lines().forEach(line -> text(text, line));
            text.append('\n');
        });
        if (!page.link().isEmpty()) {
            text.append(page.label()).append(":\n").append(page.link()).append("\n\n");
        }
        page.unsubscribe()
                .ifPresent(way -> text.append(way.why())
                        .append('\n')
                        .append(way.label())
                        .append(":\n")
                        .append(way.link())
                        .append("\n\n"));
        return text.append("-- \n")
                .append(letter.texts().say("mail.from", Map.of("site", page.site())))
                .append('\n')
                .toString();
    }

    private static void text(StringBuilder text, LinePart line) {
        text.append("- ").append(line.label());
        if (!line.said().isEmpty()) {
            text.append(": ").append(line.said());
        }
        text.append('\n');
        if (!line.link().isEmpty()) {
            text.append("  ").append(line.link()).append('\n');
        }
    }
}
