package dev.crossroads.cohort;

import dev.crossroads.cohort.InvitationTable.Linked;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Done;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The link in the mail of an invitation: to sign up or in first, with the invited address filled in, and from there to
 * the invitation. Nothing happens by following it, as mail scanners do.
 */
final class InvitationLinkRoutes implements Routes {
    private final Cohorts cohorts;
    private final Invitations invitations;
    private final People people;
    private final Pages pages;
    private final Frame frame;

    InvitationLinkRoutes(Cohorts cohorts, Invitations invitations, People people, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.invitations = invitations;
        this.people = people;
        this.pages = pages;
        this.frame = frame;
    }

    /**
     * An invitation to another address than that of the account, or to a cohort that nobody can join now:
     * {@code cohort/invitation}.
     *
     * @param action where it is accepted; empty where it can't be
     * @param instructors their names together
     * @param email that is invited
     * @param name under which they join
     * @param account the name of the account that they are signed in with; empty where its address is the invited one,
     *     or nobody is signed in
     * @param in under which name they are in the cohort already; empty where they are not
     * @param wrong why they did not join; empty where they were not there yet
     */
    public record InvitationPage(
            Chrome chrome,
            String action,
            String title,
            String instructors,
            String email,
            String name,
            String account,
            Optional<String> in,
            Optional<String> wrong) {}

    /** There is nothing behind the link any more: {@code cohort/invitation-gone}. */
    public record GonePage(Chrome chrome, boolean guest) {}

    @Override
    public void mount(Router router) {
        router.get("/invitations/:token").handler(this::follow);
        router.post("/invitations/:token").handler(this::accept);
    }

    private static InvitationLink link(RoutingContext context) {
        context.response().putHeader("Referrer-Policy", "no-referrer");
        return new InvitationLink(Requests.path(context, "token"));
    }

    private void follow(RoutingContext context) {
        InvitationLink link = link(context);
        Visitor visitor = Visitor.of(context);
        Optional<Linked> linked = invitations.linked(link);
        if (linked.isEmpty()) {
            gone(context, visitor);
            return;
        }
        String invited = linked.get().invited().emailKey();
        Optional<String> address = people.addressOf(visitor.learner());
        if (linked.get().isArchived()) {
            show(context, 200, visitor, link, linked.get(), Optional.empty());
        } else if (address.isEmpty()) {
            String door = people.owners(List.of(invited)).isEmpty() ? "/sign-up" : "/sign-in";
            Replies.redirect(context, door + "?next=" + Paths.encoded(link.path()));
        } else if (address.get().equals(invited)) {
            Replies.redirect(context, "/cohorts");
        } else {
            show(context, 200, visitor, link, linked.get(), Optional.empty());
        }
    }

    private void accept(RoutingContext context) {
        InvitationLink link = link(context);
        Visitor visitor = Visitor.of(context);
        Optional<Linked> linked = invitations.linked(link);
        if (linked.isEmpty()) {
            gone(context, visitor);
            return;
        }
        if (visitor.guest()) {
            follow(context);
            return;
        }
        try {
            invitations.accept(context, linked.get());
            Done.JOINED.redirect(context, "/cohorts");
        } catch (Problem problem) {
            show(context, problem.status(), visitor, link, linked.get(), Optional.of(problem.said(visitor.texts())));
        }
    }

    private void show(
            RoutingContext context,
            int status,
            Visitor visitor,
            InvitationLink link,
            Linked linked,
            Optional<String> wrong) {
        UUID id = linked.cohort();
        String instructors = cohorts.byId(id)
                .map(cohort -> visitor.texts().list(cohorts.instructors(cohort)))
                .orElse("");
        InvitationPage page = new InvitationPage(
                frame.around(visitor.texts().say("cohort.invitations.title"), Place.COHORTS, visitor),
                linked.isArchived() ? "" : link.path(),
                linked.title(),
                instructors,
                linked.invited().email(),
                Invitations.named(linked.invited()),
                people.addressOf(visitor.learner())
                        .filter(address -> !address.equals(linked.invited().emailKey()))
                        .map(_ -> visitor.name())
                        .orElse(""),
                invitations.nameIn(id, visitor),
                wrong);
        context.response().putHeader("Cache-Control", "no-store");
        Replies.html(context, status, pages.render("cohort/invitation", page));
    }

    private void gone(RoutingContext context, Visitor visitor) {
        GonePage page = new GonePage(
                frame.around(visitor.texts().say("cohort.invitation.gone"), Place.COHORTS, visitor), visitor.guest());
        Replies.html(context, 404, pages.render("cohort/invitation-gone", page));
    }
}
