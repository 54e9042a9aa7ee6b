package org.jiheng.document.office;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jiheng.document.Abandoned;

/**
 * A part of an office file read as a stream of elements. Document types are refused, so
 * that there are no entities to expand or to fetch.
 */
final class Xml {

	private static final int DEEPEST = 100;

	private static final Pattern ENCODING = Pattern
		.compile("<\\?xml\\s[^>]*?encoding\\s*=\\s*['\"](?<name>[A-Za-z0-9._-]+)['\"]");

	private static final XMLInputFactory FACTORY = factory();

	private final XMLStreamReader reader;

	private int depth;

	private int started;

	Xml(byte[] part) {
		try {
			this.reader = FACTORY.createXMLStreamReader(decoded(part));
		}
		catch (XMLStreamException broken) {
			throw Refusals.damaged("文件");
		}
	}

	/**
	 * The parser prints on System.err what it cannot decode, whoever is told of it, so
	 * nothing is left to it to decode.
	 */
	private static Reader decoded(byte[] part) {
		int mark = begins(part, 0xEF, 0xBB, 0xBF) ? 3 : begins(part, 0xFE, 0xFF) || begins(part, 0xFF, 0xFE) ? 2 : 0;
		return new InputStreamReader(new ByteArrayInputStream(part, mark, part.length - mark),
				charset(part).newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT));
	}

	/** By its mark or first sign; else what it says itself, UTF-8 by default. */
	private static Charset charset(byte[] part) {
		if (begins(part, 0xFE, 0xFF) || begins(part, 0, '<')) {
			return StandardCharsets.UTF_16BE;
		}
		if (begins(part, 0xFF, 0xFE) || begins(part, '<', 0)) {
			return StandardCharsets.UTF_16LE;
		}
		Matcher said = ENCODING.matcher(new String(part, 0, Math.min(part.length, 200), StandardCharsets.ISO_8859_1));
		try {
			Charset charset = said.find() ? Charset.forName(said.group("name")) : StandardCharsets.UTF_8;
			if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
				throw Refusals.damaged("文件");
			}
			return charset;
		}
		catch (IllegalArgumentException unknown) {
			throw Refusals.damaged("文件");
		}
	}

	private static boolean begins(byte[] part, int... bytes) {
		for (int i = 0; i < bytes.length; i++) {
			if (part.length <= i || (part[i] & 0xFF) != bytes[i]) {
				return false;
			}
		}
		return true;
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException("nothing is fetched");
		});
		return factory;
	}

	/** The next start, end or text; false at the end of the document. */
	boolean next() {
		Abandoned.check();
		try {
			int event = reader.next();
			depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
			started += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
			if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
				throw Refusals.refused("XML_FORBIDDEN", "文件内部有文档类型或实体声明，不能导入", "请在 Word、Excel 或 WPS 中打开并另存后再传");
			}
			if (depth > DEEPEST) {
				throw Refusals.refused("XML_TOO_DEEP", "文件内部的层次超过 " + DEEPEST + " 层，不能导入", "请去掉层层嵌套的表格后再传");
			}
			return event != XMLStreamConstants.END_DOCUMENT;
		}
		catch (XMLStreamException | RuntimeException broken) {
			throw told(broken);
		}
	}

	private static RuntimeException told(Exception broken) {
		boolean ours = broken instanceof Abandoned || broken instanceof org.jiheng.shared.ProblemException;
		return ours ? (RuntimeException) broken : Refusals.damaged("文件");
	}

	boolean starts(String name) {
		return reader.getEventType() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name);
	}

	boolean starts() {
		return reader.getEventType() == XMLStreamConstants.START_ELEMENT;
	}

	boolean ends(String name) {
		return reader.getEventType() == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
	}

	/** The name of the element that starts. */
	String name() {
		return reader.getLocalName();
	}

	/** Goes on inside the element that started at that depth; false at its end. */
	boolean nextIn(int outer) {
		return next() && depth >= outer;
	}

	int depth() {
		return depth;
	}

	/** How many elements have started so far, which tells the last of them from all. */
	int started() {
		return started;
	}

	boolean isText() {
		return reader.isCharacters();
	}

	String text() {
		return reader.getText();
	}

	/** An attribute by its local name, in whatever namespace. */
	Optional<String> attribute(String name) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (reader.getAttributeLocalName(i).equals(name)) {
				return Optional.of(reader.getAttributeValue(i));
			}
		}
		return Optional.empty();
	}

	int number(String name, int otherwise) {
		try {
			return attribute(name).map(Integer::parseInt).orElse(otherwise);
		}
		catch (NumberFormatException none) {
			return otherwise;
		}
	}

	/** On, unless the attribute val says otherwise: how Word writes its switches. */
	boolean isOn() {
		return attribute("val").filter(value -> value.equals("0") || value.equals("false") || value.equals("off"))
			.isEmpty();
	}

	/** To the end of the element that has just started. */
	void skip() {
		int outer = depth;
		boolean inside = true;
		while (inside) {
			inside = nextIn(outer);
		}
	}

	/** All text inside the element that has just started. */
	String whole() {
		StringBuilder text = new StringBuilder();
		int outer = depth;
		while (nextIn(outer)) {
			if (isText()) {
				text.append(text());
			}
		}
		return text.toString();
	}

}
