package dev.crossroads.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A mail server that takes everything and shows what it has. Close it when the test class is done. */
public final class Postbox implements AutoCloseable {
    /** Where mail says the site is; requests go elsewhere. */
    public static final URI SITE = URI.create("https://learn.example.org");

    private static final Pattern LINK = Pattern.compile(Pattern.quote(SITE.toString()) + "(/[^\\s]+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** One that listens. */
    public Postbox() {
        server.start();
    }

    /** A mail as it arrived. */
    public record Mail(String id, String to, String subject, String text, String html, String headers) {
        /** The path of the link to the site in it. */
        public String link() {
            Matcher link = LINK.matcher(text);
            if (!link.find()) {
                throw new AssertionError("No link: " + text);
            }
            return link.group(1);
        }
    }

    /** The settings of a server that sends by it. */
    public MailSettings settings() {
        return settings(server.getSmtp().getPort());
    }

    static MailSettings settings(int port) {
        return new MailSettings(
                MailSettings.Server.parse("smtp://127.0.0.1:" + port + "?tls=off"),
                "Crossroads <crossroads@example.org>",
                SITE);
    }

    /** Everything that arrived, once there are so many. */
    public List<Mail> await(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> server.getReceivedMessages().length >= count);
        return all();
    }

    /** The latest mail to an address, once there are so many to it. */
    public Mail latest(String address, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> to(address).size() >= count);
        return to(address).getLast();
    }

    /** The mail that arrived for an address. */
    public List<Mail> to(String address) {
        return all().stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    /** Everything that arrived. */
    public List<Mail> all() {
        return Arrays.stream(server.getReceivedMessages()).map(Postbox::read).toList();
    }

    private static Mail read(MimeMessage message) {
        try {
            MimeMultipart parts = (MimeMultipart) message.getContent();
            StringBuilder headers = new StringBuilder();
            message.getAllHeaderLines()
                    .asIterator()
                    .forEachRemaining(line -> headers.append(line).append('\n'));
            return new Mail(
                    message.getMessageID(),
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    content(parts.getBodyPart(0)),
                    content(parts.getBodyPart(1)),
                    headers.toString());
        } catch (MessagingException | IOException malformed) {
            throw new AssertionError("No mail of ours", malformed);
        }
    }

    private static String content(BodyPart part) throws MessagingException, IOException {
        return part.getContent().toString().replace("\r\n", "\n");
    }

    @Override
    public void close() {
        server.stop();
    }
}
