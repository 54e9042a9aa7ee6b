package org.jiheng.document.office;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** The QR code that leads from a printed page to what it was written from. */
final class Square {

	/** Of one module, so that it stays sharp in print. */
	private static final int PIXELS = 6;

	private Square() {
	}

	static BufferedImage image(String words) {
		try {
			BitMatrix modules = new QRCodeWriter().encode(words, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1,
							EncodeHintType.CHARACTER_SET, "UTF-8"));
			int size = modules.getWidth();
			BufferedImage image = new BufferedImage(size * PIXELS, size * PIXELS, BufferedImage.TYPE_BYTE_BINARY);
			for (int x = 0; x < image.getWidth(); x++) {
				for (int y = 0; y < image.getHeight(); y++) {
					image.setRGB(x, y, modules.get(x / PIXELS, y / PIXELS) ? 0x000000 : 0xFFFFFF);
				}
			}
			return image;
		}
		catch (WriterException tooLong) {
			throw new IllegalArgumentException("too long for a QR code: " + words.length(), tooLong);
		}
	}

	static byte[] png(String words) throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(image(words), "png", png);
		return png.toByteArray();
	}

}
