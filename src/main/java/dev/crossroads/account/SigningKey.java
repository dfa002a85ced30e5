package dev.crossroads.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;

/** The SQL of table {@code signing_key}: one key for all nodes, made by whichever comes first. */
public final class SigningKey {
    static final int BYTES = 32;

    private SigningKey() {}

    /** The key; made now if this is the first start on this database. */
    public static Future<byte[]> obtain(Pool pool) {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        // Two nodes may start at once: whoever is second finds the first one's key.
        return pool.preparedQuery("""
                        INSERT INTO signing_key (only_one, key)
                        VALUES (true, $1)
                        ON CONFLICT DO NOTHING
                        """)
                .execute(Tuple.of(Buffer.buffer(fresh)))
                .compose(inserted -> pool.query("SELECT key FROM signing_key").execute())
                .map(rows -> from(rows.iterator().next()));
    }

    private static byte[] from(Row row) {
        return row.getBuffer("key").getBytes();
    }
}
