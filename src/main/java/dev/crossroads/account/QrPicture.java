package dev.crossroads.account;

import dev.crossroads.pure.Pure;
import io.nayuki.qrcodegen.QrCode;

/**
 * A text as a QR code, drawn as the path of an SVG: every dark square is one of it.
 *
 * @param size squares to a side, with the light margin that readers need
 * @param path in units of a square
 */
@Pure
public record QrPicture(int size, String path) {
    /** ISO/IEC 18004 asks for four squares around. */
    private static final int MARGIN = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * MARGIN, path.toString());
    }
}
