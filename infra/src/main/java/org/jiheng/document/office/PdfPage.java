package org.jiheng.document.office;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jiheng.document.Abandoned;

/**
 * What is drawn on a page: characters and straight rules, by the page as it is seen, in
 * points from its top left corner. Images are not decoded.
 */
final class PdfPage extends PDFGraphicsStreamEngine {

	/** A character with its left edge, its baseline, its width and its size. */
	record Glyph(double x, double y, double width, double size, String text) {

		double middle() {
			return x + width / 2;
		}

		double height() {
			return y - size * 0.35;
		}
	}

	/** A horizontal or vertical rule: where it is, from where to where it reaches. */
	record Rule(double at, double from, double to) {
	}

	private static final int MOST_STEPS = 3_000_000;

	private static final int MOST_RULES = 20_000;

	/** Thinner than this, what is filled is a rule. */
	private static final double THIN = 3;

	final List<Glyph> glyphs = new ArrayList<>();

	final List<Rule> horizontal = new ArrayList<>();

	final List<Rule> vertical = new ArrayList<>();

	boolean hasImage;

	boolean hasUnreadable;

	private final List<Point2D> path = new ArrayList<>();

	private final List<Point2D[]> lines = new ArrayList<>();

	private final PDRectangle box;

	private final int rotation;

	private int steps;

	PdfPage(PDPage page) throws IOException {
		super(page);
		this.box = page.getCropBox();
		this.rotation = Math.floorMod(page.getRotation(), 360);
		processPage(page);
	}

	@Override
	protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
		Abandoned.check();
		if (++steps > MOST_STEPS) {
			throw Refusals.notRead("PDF 有一页的内容过于复杂", "请用 Word、WPS 或打印功能重新导出 PDF 后再传");
		}
		super.processOperator(operator, operands);
	}

	@Override
	protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
		String text = font.toUnicode(code);
		Point2D start = seen(matrix.getTranslateX(), matrix.getTranslateY());
		Matrix after = Matrix.getTranslateInstance(displacement.getX(), displacement.getY()).multiply(matrix);
		Point2D end = seen(after.getTranslateX(), after.getTranslateY());
		double size = Math.max(1, Math.hypot(matrix.getShearX(), matrix.getScalingFactorY()));
		hasUnreadable |= text == null || text.indexOf('\uFFFD') >= 0;
		if (text != null && !text.isBlank()) {
			glyphs.add(new Glyph(start.getX(), start.getY(), Math.max(0.1, end.getX() - start.getX()), size, text));
		}
	}

	@Override
	public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
		line(p0, p1);
		line(p1, p2);
		line(p2, p3);
		line(p3, p0);
	}

	@Override
	public void moveTo(float x, float y) {
		path.clear();
		path.add(new Point2D.Double(x, y));
	}

	@Override
	public void lineTo(float x, float y) {
		Point2D next = new Point2D.Double(x, y);
		if (!path.isEmpty()) {
			line(path.getLast(), next);
		}
		path.add(next);
	}

	@Override
	public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
		path.add(new Point2D.Double(x3, y3));
	}

	@Override
	public Point2D getCurrentPoint() {
		return path.isEmpty() ? new Point2D.Double() : path.getLast();
	}

	@Override
	public void closePath() {
		if (path.size() > 1) {
			line(path.getLast(), path.getFirst());
		}
	}

	@Override
	public void endPath() {
		lines.clear();
	}

	@Override
	public void strokePath() {
		lines.forEach(line -> rule(line[0], line[1]));
		lines.clear();
	}

	/** What is filled is a rule where it is thin, and a background where it is not. */
	@Override
	public void fillPath(int windingRule) {
		if (!lines.isEmpty()) {
			double left = lines.stream().flatMap(java.util.Arrays::stream).mapToDouble(Point2D::getX).min().orElse(0);
			double right = lines.stream().flatMap(java.util.Arrays::stream).mapToDouble(Point2D::getX).max().orElse(0);
			double top = lines.stream().flatMap(java.util.Arrays::stream).mapToDouble(Point2D::getY).min().orElse(0);
			double bottom = lines.stream().flatMap(java.util.Arrays::stream).mapToDouble(Point2D::getY).max().orElse(0);
			if (bottom - top <= THIN && right - left > THIN) {
				rule(new Point2D.Double(left, (top + bottom) / 2), new Point2D.Double(right, (top + bottom) / 2));
			}
			else if (right - left <= THIN && bottom - top > THIN) {
				rule(new Point2D.Double((left + right) / 2, top), new Point2D.Double((left + right) / 2, bottom));
			}
		}
		lines.clear();
	}

	@Override
	public void fillAndStrokePath(int windingRule) {
		strokePath();
	}

	@Override
	public void drawImage(PDImage image) {
		hasImage = true;
	}

	@Override
	public void clip(int windingRule) {
		// what is clipped away is read all the same
	}

	@Override
	public void shadingFill(COSName shading) {
		// a background
	}

	/** Points of a path have been placed by the transformation in force already. */
	private void line(Point2D from, Point2D to) {
		if (lines.size() < MOST_RULES) {
			lines.add(new Point2D[] { seen(from.getX(), from.getY()), seen(to.getX(), to.getY()) });
		}
	}

	private void rule(Point2D one, Point2D other) {
		double width = Math.abs(one.getX() - other.getX());
		double height = Math.abs(one.getY() - other.getY());
		if (horizontal.size() + vertical.size() > MOST_RULES) {
			throw Refusals.notRead("PDF 有一页的线条过多", "请用 Word、WPS 或打印功能重新导出 PDF 后再传");
		}
		if (height <= 1 && width > THIN) {
			horizontal.add(new Rule((one.getY() + other.getY()) / 2, Math.min(one.getX(), other.getX()),
					Math.max(one.getX(), other.getX())));
		}
		else if (width <= 1 && height > THIN) {
			vertical.add(new Rule((one.getX() + other.getX()) / 2, Math.min(one.getY(), other.getY()),
					Math.max(one.getY(), other.getY())));
		}
	}

	private Point2D seen(double x, double y) {
		return switch (rotation) {
			case 90 -> new Point2D.Double(y - box.getLowerLeftY(), x - box.getLowerLeftX());
			case 180 -> new Point2D.Double(box.getUpperRightX() - x, y - box.getLowerLeftY());
			case 270 -> new Point2D.Double(box.getUpperRightY() - y, box.getUpperRightX() - x);
			default -> new Point2D.Double(x - box.getLowerLeftX(), box.getUpperRightY() - y);
		};
	}

}
