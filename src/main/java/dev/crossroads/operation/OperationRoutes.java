package dev.crossroads.operation;

import dev.crossroads.operation.Retention.Population;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Frame;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pages of operators about the server itself; for whoever may read the metrics. */
final class OperationRoutes implements Routes {
    private static final String PATH = "/operations";
    private static final int MOST = 200;

    private final Retention retention;
    private final IdlePeople people;
    private final RetentionTable table;
    private final OperatorActs acts;
    private final boolean hasMail;
    private final OperatorAccess access;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    OperationRoutes(
            Retention retention,
            IdlePeople people,
            RetentionTable table,
            OperatorActs acts,
            boolean hasMail,
            OperatorAccess access,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.retention = retention;
        this.people = people;
        this.table = table;
        this.acts = acts;
        this.hasMail = hasMail;
        this.access = access;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /** The operators' first page: {@code operation/index}. */
    public record IndexPage(Chrome chrome, boolean hasMail) {}

    /** The acts of operators: {@code operation/acts}. */
    public record ActsPage(Chrome chrome, List<ActRow> acts, int most) {}

    /** Something that was done; empty texts where there is nothing to say. */
    public record ActRow(
            String at, String act, String way, String network, String about, String detail, String outcome) {}

    /** How long what is kept: {@code operation/retention}. */
    public record RetentionPage(Chrome chrome, boolean isOn, int warningDays, boolean hasMail, List<Part> parts) {}

    /**
     * Guests or accounts.
     *
     * @param kind the key of its title
     * @param when the first of them go
     * @param warned owners of accounts who were told
     */
    public record Part(String kind, int days, String when, long people, long events, long retained, long warned) {}

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(this::index);
        router.get(PATH + "/acts").handler(this::acts);
        router.get(PATH + "/retention").handler(this::retention);
    }

    private void index(RoutingContext context) {
        access.require(context);
        show(context, "operation/index", new IndexPage(chrome(context, "operation.title"), hasMail));
    }

    private void acts(RoutingContext context) {
        access.require(context);
        Texts texts = Visitor.of(context).texts();
        List<ActRow> rows = acts.latest(MOST).stream()
                .map(act -> new ActRow(
                        texts.dateAndTime(act.at()),
                        act.act(),
                        act.way().key(),
                        act.network(),
                        act.about().map(UUID::toString).orElse(""),
                        act.detail(),
                        act.outcome().key()))
                .toList();
        show(context, "operation/acts", new ActsPage(chrome(context, "operation.acts.title"), rows, MOST));
    }

    private void retention(RoutingContext context) {
        access.require(context);
        Texts texts = Visitor.of(context).texts();
        Instant now = clock.instant();
        List<Part> parts = List.of(Population.values()).stream()
                .flatMap(population -> part(population, now, texts).stream())
                .toList();
        show(
                context,
                "operation/retention",
                new RetentionPage(
                        chrome(context, "operation.retention.title"),
                        retention.isOn(),
                        retention.warningDays(),
                        hasMail,
                        parts));
    }

    private Optional<Part> part(Population population, Instant now, Texts texts) {
        if (retention.days(population).isEmpty()) {
            return Optional.empty();
        }
        boolean isOfGuests = population == Population.GUESTS;
        RetentionTable.Warned warned = table.warned();
        Instant first = isOfGuests
                ? retention.first(table.announced(population).orElse(now))
                : warned.first().map(retention::first).orElse(now.plus(retention.warning()));
        Instant when = first.isBefore(now) ? now : first;
        Instant before = retention.seenBefore(population, when).orElseThrow();
        IdlePeople.Found found = isOfGuests ? people.guests(before) : people.accounts(before);
        return Optional.of(new Part(
                population.key(),
                retention.days(population).getAsInt(),
                texts.date(when),
                found.people(),
                found.events(),
                found.retained(),
                isOfGuests ? 0 : warned.people()));
    }

    private Chrome chrome(RoutingContext context, String title) {
        Visitor visitor = Visitor.of(context);
        return frame.around(visitor.texts().say(title), Chrome.Place.ELSEWHERE, visitor);
    }

    private void show(RoutingContext context, String template, Object page) {
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(context, 200, pages.render(template, page));
    }
}
