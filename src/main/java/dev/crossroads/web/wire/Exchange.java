package dev.crossroads.web.wire;

import dev.crossroads.limit.OutOfMemory;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/** The traffic of one connection, between its bytes and Vert.x. Called by the connection's event loop alone. */
final class Exchange extends ChannelDuplexHandler {
    private static final String UNREADABLE = "400 Bad Request";
    private static final String LATE = "408 Request Timeout";
    private static final String UNSPOKEN = "505 HTTP Version Not Supported";

    /** Status line and headers of an answer, at most. */
    private static final int HEAD_BYTES = 1_024;

    private final Wire wire;
    private ChannelHandlerContext context;
    private ChannelHandlerContext bytes;

    private int unanswered;
    private boolean isAnswering;
    private boolean isOver;
    private long headSince = Wire.NEVER;
    private long bodySince = Wire.NEVER;
    private boolean hasBody;

    private long written;
    private long readSince = Wire.NEVER;
    private long readBefore;

    Exchange(Wire wire) {
        this.wire = wire;
    }

    /** Stands before the decoder and notes that bytes have come, whatever they turn out to be. */
    ChannelHandler bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void handlerAdded(ChannelHandlerContext added) {
                bytes = added;
            }

            @Override
            public void channelRead(ChannelHandlerContext read, Object some) {
                if (isOver) {
                    ReferenceCountUtil.release(some);
                    return;
                }
                if (headSince == Wire.NEVER && bodySince == Wire.NEVER) {
                    headSince = wire.time();
                }
                read.fireChannelRead(some);
            }
        };
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        wire.add(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) throws Exception {
        wire.remove(this);
        releaseBody();
        super.channelInactive(closed);
    }

    @Override
    public void channelRead(ChannelHandlerContext read, Object message) throws Exception {
        if (isOver) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            if (!isSpoken(request)) {
                ReferenceCountUtil.release(message);
                refuse(UNSPOKEN);
                return;
            }
            headSince = Wire.NEVER;
            bodySince = wire.time();
            unanswered++;
            if (unanswered > wire.limits().unanswered()) {
                ReferenceCountUtil.release(message);
                end();
                return;
            }
        }
        if (message instanceof HttpContent part) {
            // A request that can't be read is answered by Vert.x, which closes the connection then.
            if (part.decoderResult().isFailure() && !(message instanceof HttpRequest)) {
                ReferenceCountUtil.release(message);
                refuse(UNREADABLE);
                return;
            }
            int length = part.content().readableBytes();
            if (length > 0) {
                hasBody = true;
                wire.bodies().takeIn(this, length).forEach(Exchange::giveWay);
                if (isOver) {
                    ReferenceCountUtil.release(message);
                    return;
                }
            }
            if (message instanceof LastHttpContent) {
                bodySince = Wire.NEVER;
            }
        }
        super.channelRead(read, message);
    }

    @Override
    public void write(ChannelHandlerContext write, Object message, ChannelPromise done) throws Exception {
        if (message instanceof HttpResponse head) {
            if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                super.write(write, message, done);
                return;
            }
            isAnswering = true;
            written += HEAD_BYTES;
        }
        if (message instanceof HttpContent part) {
            written += part.content().readableBytes();
            if (message instanceof LastHttpContent) {
                isAnswering = false;
                unanswered--;
                if (unanswered == 0) {
                    releaseBody();
                }
            }
        }
        super.write(write, message, done);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext caught, Throwable failure) throws Exception {
        OutOfMemory.endIf(failure);
        super.exceptionCaught(caught, failure);
    }

    /** Closes the connection where something takes longer than it may. */
    void lookAt(long now) {
        WireLimits limits = wire.limits();
        // While we answer, nothing more is read, and whoever sends can't be blamed for it.
        boolean isHeadLate = unanswered == 0 && isPast(headSince, limits.head().toMillis(), now);
        boolean isBodyLate = unanswered <= 1 && isPast(bodySince, limits.body().toMillis(), now);
        if (isHeadLate || isBodyLate) {
            refuse(LATE);
        } else if (isReadTooSlowly(now)) {
            end();
        }
    }

    /** Requests that can't be read at all are answered by Vert.x. */
    private static boolean isSpoken(HttpRequest request) {
        return request.decoderResult().isFailure()
                || request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                || request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    private static boolean isPast(long since, long millis, long now) {
        return since != Wire.NEVER && now - since > millis + Wire.LOOKED_AFTER_MILLIS;
    }

    private boolean isReadTooSlowly(long now) {
        ChannelOutboundBuffer out = context.channel().unsafe().outboundBuffer();
        long waiting = out == null ? 0 : out.totalPendingWriteBytes();
        if (waiting == 0) {
            readSince = Wire.NEVER;
            return false;
        }
        long read = written - waiting;
        if (readSince == Wire.NEVER) {
            readSince = now;
            readBefore = read;
            return false;
        }
        if (!isPast(readSince, wire.limits().reading().toMillis(), now)) {
            return false;
        }
        boolean isTooSlow = read - readBefore < wire.limits().read();
        readSince = now;
        readBefore = read;
        return isTooSlow;
    }

    /** Ends the connection, with whatever is under way on it. */
    void end() {
        isOver = true;
        releaseBody();
        context.close();
    }

    /** Ends the connection, asked by whatever thread. */
    private void giveWay() {
        if (context.executor().inEventLoop()) {
            end();
        } else {
            context.executor().execute(this::end);
        }
    }

    /** Says why what came is not answered, unless an answer has begun, and ends the connection. */
    private void refuse(String status) {
        if (isAnswering || unanswered > 1) {
            end();
            return;
        }
        isOver = true;
        releaseBody();
        String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        ByteBuf words = Unpooled.copiedBuffer(head, StandardCharsets.US_ASCII);
        bytes.writeAndFlush(words).addListener(ChannelFutureListener.CLOSE);
    }

    private void releaseBody() {
        if (hasBody) {
            hasBody = false;
            wire.bodies().letGo(this);
        }
    }
}
