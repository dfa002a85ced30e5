package dev.crossroads.account;

import dev.crossroads.account.AccountPages.AccountPage;
import dev.crossroads.account.AccountPages.CodePage;
import dev.crossroads.account.AccountPages.IdentityRow;
import dev.crossroads.account.AccountPages.Made;
import dev.crossroads.account.AccountPages.Mailed;
import dev.crossroads.account.AccountPages.ResumePage;
import dev.crossroads.account.AccountPages.SessionRow;
import dev.crossroads.account.AccountPages.Wrong;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Form;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Notice;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.SentForm;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visit;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page of one's own account, for whichever routes change something of it. Waits: for virtual threads. */
final class OwnAccount {
    private static final int AGAIN = 400;

    private final Accounts accounts;
    private final SignedIn signedIn;
    private final Instructors instructors;
    private final IdentityTable identities;
    private final TaughtAlone taughtAlone;
    private final Optional<EmailChanges> changes;
    private final Optional<OidcSettings> provider;
    private final List<PagePart> parts;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    OwnAccount(
            Accounts accounts,
            SignedIn signedIn,
            Instructors instructors,
            IdentityTable identities,
            TaughtAlone taughtAlone,
            Optional<EmailChanges> changes,
            Optional<OidcSettings> provider,
            List<PagePart> parts,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.accounts = accounts;
        this.signedIn = signedIn;
        this.instructors = instructors;
        this.identities = identities;
        this.taughtAlone = taughtAlone;
        this.changes = changes;
        this.provider = provider;
        this.parts = List.copyOf(parts);
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    /** The account of whoever asks; a problem 404 for a guest. */
    Account account(RoutingContext context) {
        return accounts.of(SignedIn.required(context).learner())
                .orElseThrow(() -> Problem.notFound(new Message("account.problem.gone")));
    }

    /**
     * Makes sure that it is the owner who asks, by the password in the form where the account has one.
     *
     * @throws Flawed where it is not right
     */
    void confirm(RoutingContext context, Account account) {
        accounts.confirm(
                account,
                SignedIn.required(context),
                Requests.form(context).first("current").orElse(""),
                signedIn.origin(context));
    }

    /** The cohorts that go with the account. */
    List<TaughtAlone.Taught> taughtAlone(Account account) {
        return taughtAlone.by(account.learner());
    }

    /** Hands them to the colleague of that address; a problem 409 where there is none. */
    void handOver(RoutingContext context, String email) {
        taughtAlone.handOver(context, email);
    }

    /** Shows the page. */
    void show(RoutingContext context) {
        show(context, 200, account(context), "", Wrong.nothing(), Optional.empty());
    }

    /** Shows the page once more, with what was wrong in one of its forms. */
    void again(RoutingContext context, Account account, String form, Flawed flawed) {
        Wrong wrong = Wrong.of(flawed.flaws(), Visitor.of(context).texts());
        show(context, AGAIN, account, form, wrong, Optional.empty());
    }

    /** Shows the page once more, with the address in one of its forms that something was wrong with. */
    void again(RoutingContext context, Account account, String form, Problem problem) {
        Wrong wrong = Wrong.email(problem.said(Visitor.of(context).texts()));
        show(context, problem.status(), account, form, wrong, Optional.empty());
    }

    /** Shows the page once more, with a code by which nobody is found. */
    void unknownCode(RoutingContext context, Account account, String typed) {
        String why = typed.indexOf('@') < 0 ? "account.problem.code" : "account.problem.code-address";
        Wrong wrong = Wrong.code(Visitor.of(context).texts().say(why));
        show(context, AGAIN, account, "finding", wrong, Optional.empty());
    }

    /** Shows the page once more, with what was wrong said first. */
    void again(RoutingContext context, Account account, Message wrong) {
        Notice notice = Notice.warning(wrong.in(Visitor.of(context).texts()));
        show(context, AGAIN, account, "", Wrong.nothing(), Optional.of(notice));
    }

    /** Asks for the second factor, and carries along what somebody was about to send. */
    void askCode(RoutingContext context, int status, String next, Wrong wrong) {
        Visitor visitor = Visitor.of(context);
        CodePage page = new CodePage(
                frame.around(visitor.texts().say("account.second.ask"), Place.ELSEWHERE, visitor),
                next,
                SentForm.carriedBy(Requests.form(context)),
                wrong);
        Replies.html(context, status, pages.render("account/code", page));
    }

    /**
     * Shows somebody who has just signed in what they were about to send, to go on with it; false where it is nothing.
     */
    boolean resumes(RoutingContext context, Account account, Form form) {
        Optional<SentForm> sent =
                SentForm.carriedBy(form).filter(carried -> carried.isOf(signedIn.tags(context, account.learner())));
        sent.ifPresent(carried -> resume(context, account, carried));
        return sent.isPresent();
    }

    private void resume(RoutingContext context, Account account, SentForm sent) {
        Visitor visitor = new Visitor(
                account.learner(),
                false,
                account.name().text(),
                Set.of(),
                signedIn.tag(account.learner()),
                Visit.of(context));
        Chrome chrome = frame.around(visitor.texts().say("account.resume.title"), Place.ELSEWHERE, visitor);
        Replies.html(context, 200, pages.render("account/resume", new ResumePage(chrome, sent)));
    }

    private void show(
            RoutingContext context, int status, Account account, String form, Wrong wrong, Optional<Notice> notice) {
        Session here = SignedIn.required(context);
        Visitor visitor = Visitor.of(context);
        Texts texts = visitor.texts();
        Chrome chrome = frame.around(texts.say("account.title"), Place.ELSEWHERE, visitor);
        AccountPage page = new AccountPage(
                notice.map(chrome::with).orElse(chrome),
                account.email().text(),
                account.name().text(),
                visitor.isInstructor(),
                instructors.madeBy(account.learner()).stream()
                        .map(made -> new Made(made.learner().toString(), made.name()))
                        .toList(),
                instructors.code(account.learner()),
                sessions(account, here, texts),
                provider.map(OidcSettings::name),
                identities(account, texts),
                account.password().isPresent(),
                here.isConfirmed(clock.instant()),
                accounts.asksMore(account),
                !visitor.isInstructor() && instructors.isGranted(account.learner()),
                taughtAlone(account),
                changes.map(known -> mailed(account, known)),
                parts.stream().map(part -> part.say(chrome, visitor).html()).toList(),
                form,
                typed(context, form),
                wrong);
        Replies.html(context, status, pages.render("account/account", page));
    }

    /** What was typed into the form in which something was wrong, unless it is a secret. */
    private static String typed(RoutingContext context, String form) {
        return switch (form) {
            case "renaming" -> Requests.form(context).first("name").orElse("");
            case "moving", "handing" -> Requests.form(context).first("email").orElse("");
            case "finding" ->
                Optional.ofNullable(context.request().getParam("code"))
                        .or(() -> Requests.form(context).first("code"))
                        .orElse("");
            default -> "";
        };
    }

    private static Mailed mailed(Account account, EmailChanges changes) {
        Optional<EmailTable.Change> change = changes.underWay(account);
        return new Mailed(
                account.verifiedAt().isPresent(),
                change.map(EmailTable.Change::to).map(EmailAddress::text).orElse(""),
                change.filter(EmailTable.Change::old).isPresent(),
                change.filter(EmailTable.Change::fresh).isPresent());
    }

    private List<SessionRow> sessions(Account account, Session here, Texts texts) {
        return signedIn.everywhere(account.learner()).stream()
                .map(session -> new SessionRow(
                        session.id(),
                        deviceName(texts, session.browser()),
                        texts.dateAndTime(session.usedAt()),
                        session.tokenHash().equals(here.tokenHash())))
                .toList();
    }

    private List<IdentityRow> identities(Account account, Texts texts) {
        return identities.of(account.learner()).await().stream()
                .map(linked -> new IdentityRow(
                        linked.id().toString(),
                        provider.filter(known -> known.issuer().toString().equals(linked.issuer()))
                                .map(OidcSettings::name)
                                .orElse(linked.issuer()),
                        texts.dateAndTime(linked.since())))
                .toList();
    }

    private static String deviceName(Texts texts, String userAgent) {
        return Device.of(userAgent)
                .map(device -> texts.say(
                        "account.session.device", Map.of("browser", device.browser(), "system", device.system())))
                .orElse(userAgent.isEmpty() ? "?" : userAgent);
    }
}
