import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Verifies exported snapshots of budgets without Jiheng: needs a JDK (18 or later), this file and nothing else.
 *
 * <pre>
 * java VerifySnapshot.java FILE…       files of GET /snapshots/{id} and GET /snapshots?year=…, together
 *
 * exit code 0  intact
 *           1  altered: a text does not fit its hash, or one was taken out
 *           2  chain broken: each fits its hash, but one is missing, added, or does not follow the one before
 *           3  unreadable: no such file, cut off, or of a format or algorithm that is not known here
 *          64  no file was named
 * </pre>
 *
 * <p>
 * To write another verifier: a file is JSON in UTF-8 that holds two kinds of texts, each byte by byte as it was
 * hashed and on a line of its own. A line that begins with <code>{"form":"jiheng-seal-1"</code> is a seal, one that
 * begins with <code>{"form":"jiheng-content-1"</code> a content; or jiheng-content-2, where something in it is for
 * longer than the year.
 *
 * <pre>
 * {"format":"jiheng-snapshot-1","algorithm":"SHA-256","hash":"(1)","seal":
 * {"form":"jiheng-seal-1", … "contentHash":"(2)","previousHash":"(3)","countyNumber":7,"previousCountyHash":"(4)"}
 * ,"content":
 * {"form":"jiheng-content-1", … }
 * }
 * </pre>
 *
 * <p>
 * (1) is the hash of the seal's line without its line break, (2) that of the content's, both in lower-case hex; (3)
 * is (1) of the snapshot before in the same county, year and department ("number" − 1), (4) is (1) of the one before
 * in the county ("countyNumber" − 1); before the first stand 64 zeros. A file of format jiheng-chain-1 has
 * "snapshots", an array of such objects in the county's order: those of one year with their content, of the county's
 * other years only the seals, so that countyNumber has no gap; and "head", the number and hash of the last. Without
 * head it holds what one department sees: its own. What stands outside the two texts proves nothing: whose snapshot
 * it is, which one, and what it says is read from the texts.
 *
 * <p>
 * By hand, of a file for one snapshot:
 *
 * <pre>
 * sed -n 2p FILE | tr -d '\n' | sha256sum      gives (1)
 * sed -n 4p FILE | tr -d '\n' | sha256sum      gives (2)
 * </pre>
 *
 * <p>
 * A chain proves that nothing before its end was changed, not that its end is the true one: compare the last hash
 * with one that was noted outside.
 */
public final class VerifySnapshot {

	private static final int ALTERED = 1;

	private static final int BROKEN = 2;

	private static final int UNREADABLE = 3;

	private static final String NOTHING_BEFORE = "0".repeat(64);

	private final PrintStream out;

	private final List<Sealed> all = new ArrayList<>();

	private final Set<Integer> found = new TreeSet<>();

	private VerifySnapshot(PrintStream out) {
		this.out = out;
	}

	public static void main(String[] files) {
		var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset());
		if (files.length == 0) {
			out.println("用法 / usage: java VerifySnapshot.java FILE…");
			System.exit(64);
		}
		var verifier = new VerifySnapshot(out);
		for (String file : files) {
			verifier.file(file);
		}
		verifier.links();
		System.exit(verifier.conclude());
	}

	/** The terminal's own where it can write Chinese. */
	private static Charset charset() {
		String name = System.getProperty("stdout.encoding", "UTF-8");
		Charset charset = Charset.isSupported(name) ? Charset.forName(name) : UTF_8;
		return charset.newEncoder().canEncode('绩') ? charset : UTF_8;
	}

	/**
	 * A snapshot by what its texts say.
	 *
	 * @param hash of the seal, computed here
	 * @param fits whether that is the hash beside it
	 */
	private record Sealed(String file, String county, long year, String department, long number, long countyNumber,
			String previousHash, String previousCountyHash, String hash, boolean fits, boolean withContent) {

		String budget() {
			return county + " " + year + " " + department;
		}

		String name() {
			return budget() + " 第 " + number + " 份（县内第 " + countyNumber + " 份） / no. " + number + " (county no. "
					+ countyNumber + ")";
		}
	}

	private void file(String name) {
		try {
			String text = decode(Files.readAllBytes(Path.of(name)));
			Value file = new Json(text).document();
			String format = file.member("format").text();
			if (!format.equals("jiheng-snapshot-1") && !format.equals("jiheng-chain-1")) {
				throw new Unreadable("不认识的文件格式：" + format, "a format that is not known here: " + format);
			}
			String algorithm = file.member("algorithm").text();
			if (!algorithm.equals("SHA-256")) {
				throw new Unreadable("不认识的散列算法：" + algorithm + "，本程序只认 SHA-256",
						"an algorithm that is not known here: " + algorithm + "; this program knows SHA-256");
			}
			if (format.equals("jiheng-snapshot-1")) {
				file.only("format", "algorithm", "hash", "seal", "content");
				file.member("content");
				sealed(name, file, text);
			}
			else {
				file.only("format", "algorithm", "snapshots", "head");
				chain(name, file, text);
			}
		}
		catch (Unreadable unreadable) {
			found(UNREADABLE, name, unreadable.chinese, unreadable.getMessage());
		}
		catch (IOException | RuntimeException failure) {
			found(UNREADABLE, name, "文件打不开：" + failure, "the file cannot be read");
		}
	}

	private static String decode(byte[] bytes) throws Unreadable {
		try {
			return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (IOException broken) {
			throw new Unreadable("不是 UTF-8 文本", "not a text in UTF-8");
		}
	}

	private Sealed sealed(String name, Value snapshot, String text) throws Unreadable {
		Value seal = snapshot.member("seal");
		Value content = snapshot.members().get("content");
		String hash = sha256(seal.raw(text));
		boolean fits = hash.equals(snapshot.member("hash").text());
		form(seal, "jiheng-seal-1");
		var sealed = new Sealed(name, seal.member("county").text(), seal.member("year").number(),
				seal.member("department").text(), seal.member("number").number(), seal.member("countyNumber").number(),
				seal.member("previousHash").text(), seal.member("previousCountyHash").text(), hash, fits,
				content != null);
		all.add(sealed);
		if (!fits) {
			found(ALTERED, sealed.name(), "封存信息与散列不符，二者之一被改动", "the seal does not fit its hash: one of the two was altered");
		}
		boolean contentFits = content == null || content(sealed, seal, content, text);
		if (fits && contentFits) {
			out.println("完好 / intact: " + sealed.name() + "，" + seal.member("kind").text() + "，"
					+ seal.member("sealedAt").text() + (content == null ? "，只有封存信息 / seal only" : "，" + says(content))
					+ "，" + hash);
		}
		return sealed;
	}

	private boolean content(Sealed sealed, Value seal, Value content, String text) throws Unreadable {
		if (!sha256(content.raw(text)).equals(seal.member("contentHash").text())) {
			found(ALTERED, sealed.name(), "内容与封存信息中的内容散列不符", "the content does not fit the hash that its seal names");
			return false;
		}
		form(content, "jiheng-content-1", "jiheng-content-2");
		boolean same = content.member("county").text().equals(sealed.county())
				&& content.member("year").number() == sealed.year()
				&& content.member("department").text().equals(sealed.department());
		if (!same) {
			found(ALTERED, sealed.name(), "内容是另一份预算的", "the content is that of another budget");
		}
		return same;
	}

	private static void form(Value text, String... known) throws Unreadable {
		String form = text.member("form").text();
		if (!List.of(known).contains(form)) {
			throw new Unreadable("不认识的规范文本：" + form, "a form that is not known here: " + form);
		}
	}

	private static String says(Value content) throws Unreadable {
		BigDecimal fen = BigDecimal.ZERO;
		List<Value> projects = content.member("projects").items();
		for (Value project : projects) {
			fen = fen.add(BigDecimal.valueOf(project.member("totalFen").number()));
		}
		return projects.size() + " 个项目 / projects，合计 / total " + fen.movePointLeft(2).toPlainString() + " 元 / yuan";
	}

	private void chain(String name, Value file, String text) throws Unreadable {
		List<Sealed> chain = new ArrayList<>();
		for (Value snapshot : file.member("snapshots").items()) {
			snapshot.only("hash", "seal", "content");
			chain.add(sealed(name, snapshot, text));
		}
		if (chain.isEmpty()) {
			throw new Unreadable("文件中没有快照", "no snapshot is in the file");
		}
		if (chain.stream().map(Sealed::county).distinct().count() > 1) {
			found(BROKEN, name, "文件中有不止一个县的快照", "snapshots of several counties are in one chain");
			return;
		}
		contents(chain);
		departments(chain);
		Value head = file.members().get("head");
		if (head == null) {
			out.println("只核对部门的链条，不核对县的 / only the department's chain is checked, not the county's: " + name);
			return;
		}
		whole(chain);
		Sealed last = chain.get(chain.size() - 1);
		if (last.fits() && (last.countyNumber() != head.member("number").number()
				|| !last.hash().equals(head.member("hash").text()))) {
			found(BROKEN, name, "链尾不是所记的第 " + head.member("number").number() + " 份",
					"the chain does not end with the snapshot that its head names, no. "
							+ head.member("number").number());
		}
	}

	/** Of one year all have their contents, of other years none. */
	private void contents(List<Sealed> chain) {
		Set<Long> years = new HashSet<>();
		chain.stream().filter(Sealed::withContent).forEach(each -> years.add(each.year()));
		if (years.size() != 1) {
			found(ALTERED, chain.get(0).file(), "应恰有一个年度的内容", "there must be the contents of exactly one year");
		}
		chain.stream()
			.filter(each -> !each.withContent() && years.contains(each.year()))
			.forEach(each -> found(ALTERED, each.name(), "内容被去掉", "its content was taken out"));
	}

	private void departments(List<Sealed> chain) {
		Map<String, Long> last = new TreeMap<>();
		for (Sealed each : chain) {
			long expected = last.getOrDefault(each.budget(), 0L) + 1;
			if (each.fits() && each.number() != expected) {
				found(BROKEN, each.budget(), "缺第 " + expected + " 份，其处是第 " + each.number() + " 份",
						"no. " + expected + " is missing; no. " + each.number() + " stands there");
			}
			last.put(each.budget(), each.fits() ? each.number() : expected);
		}
	}

	private void whole(List<Sealed> chain) {
		long last = 0;
		for (Sealed each : chain) {
			if (each.fits() && each.countyNumber() != last + 1) {
				found(BROKEN, each.county(), "缺县内第 " + (last + 1) + " 份，其处是第 " + each.countyNumber() + " 份",
						"county no. " + (last + 1) + " is missing; no. " + each.countyNumber() + " stands there");
			}
			last = each.fits() ? each.countyNumber() : last + 1;
		}
	}

	/** Follows the links of all files together. What was altered says nothing of its neighbours. */
	private void links() {
		Map<String, TreeMap<Long, Sealed>> counties = new TreeMap<>();
		Map<String, TreeMap<Long, Sealed>> departments = new TreeMap<>();
		for (Sealed each : all) {
			put(counties.computeIfAbsent(each.county(), key -> new TreeMap<>()), each.countyNumber(), each);
			put(departments.computeIfAbsent(each.budget(), key -> new TreeMap<>()), each.number(), each);
		}
		int gaps = 0;
		for (TreeMap<Long, Sealed> county : counties.values()) {
			gaps += follow(county, Sealed::previousCountyHash, "县的链条", "the county's chain");
		}
		for (TreeMap<Long, Sealed> department : departments.values()) {
			gaps += follow(department, Sealed::previousHash, "部门的链条", "the department's chain");
		}
		if (gaps > 0) {
			out.println("有 " + gaps + " 处的前一份不在所给文件中，未核对 / links to snapshots that are in none of the files, not checked: "
					+ gaps);
		}
	}

	/** The same snapshot may stand in several files. */
	private void put(TreeMap<Long, Sealed> chain, long number, Sealed sealed) {
		Sealed other = chain.putIfAbsent(number, sealed);
		if (other != null && other.fits() && sealed.fits() && !other.hash().equals(sealed.hash())) {
			found(BROKEN, sealed.name(), "另有一份占同一编号：" + other.file(), "another one has the same number: " + other.file());
		}
	}

	private int follow(TreeMap<Long, Sealed> chain, Function<Sealed, String> link, String chinese, String english) {
		int gaps = 0;
		for (Map.Entry<Long, Sealed> entry : chain.entrySet()) {
			Sealed each = entry.getValue();
			Sealed before = chain.get(entry.getKey() - 1);
			if (entry.getKey() != 1 && before == null) {
				gaps++;
				continue;
			}
			String expected = before == null ? NOTHING_BEFORE : before.hash();
			if (each.fits() && (before == null || before.fits()) && !link.apply(each).equals(expected)) {
				found(BROKEN, each.name(), chinese + "在此断开：与前一份接不上", english + " is broken here: it does not follow the one before");
			}
		}
		return gaps;
	}

	private int conclude() {
		Map<String, Sealed> last = new LinkedHashMap<>();
		all.stream()
			.sorted(Comparator.comparingLong(Sealed::countyNumber))
			.forEach(each -> last.put(each.county(), each));
		last.values()
			.forEach(each -> out.println("最后一份，请与系统之外所抄存的比对 / the last one, to be compared with what was noted outside: "
					+ each.county() + " " + each.countyNumber() + " " + each.hash()));
		int conclusion = found.contains(UNREADABLE) ? UNREADABLE : found.stream().findFirst().orElse(0);
		out.println(switch (conclusion) {
			case 0 -> "结论：完好 / intact: " + all.size();
			case ALTERED -> "结论：被改动 / ALTERED";
			case BROKEN -> "结论：链条断开 / CHAIN BROKEN";
			default -> "结论：读不懂 / UNREADABLE";
		});
		return conclusion;
	}

	private void found(int what, String where, String chinese, String english) {
		found.add(what);
		String word = switch (what) {
			case ALTERED -> "被改动 / ALTERED: ";
			case BROKEN -> "链条断开 / CHAIN BROKEN: ";
			default -> "读不懂 / UNREADABLE: ";
		};
		out.println(word + where + "：" + chinese + " / " + english);
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	/** What cannot be taken as an exported file, in two languages. */
	private static final class Unreadable extends Exception {

		private static final long serialVersionUID = 1L;

		private final String chinese;

		Unreadable(String chinese, String english) {
			super(english);
			this.chinese = chinese;
		}

	}

	/** A JSON value and where in the text it stands, for a hash covers it as it is written. */
	private record Value(Object value, int start, int end) {

		String raw(String text) {
			return text.substring(start, end);
		}

		@SuppressWarnings("unchecked")
		Map<String, Value> members() throws Unreadable {
			if (value instanceof Map<?, ?>) {
				return (Map<String, Value>) value;
			}
			throw other("对象", "an object");
		}

		@SuppressWarnings("unchecked")
		List<Value> items() throws Unreadable {
			if (value instanceof List<?>) {
				return (List<Value>) value;
			}
			throw other("数组", "an array");
		}

		Value member(String name) throws Unreadable {
			Value member = members().get(name);
			if (member == null) {
				throw new Unreadable("缺 " + name, name + " is missing");
			}
			return member;
		}

		/** What is not known might be meant to mislead a reader. */
		void only(String... names) throws Unreadable {
			for (String name : members().keySet()) {
				if (!List.of(names).contains(name)) {
					throw new Unreadable("不认识的字段：" + name, "a field that is not known here: " + name);
				}
			}
		}

		String text() throws Unreadable {
			if (value instanceof String text) {
				return text;
			}
			throw other("文字", "a text");
		}

		long number() throws Unreadable {
			try {
				if (value instanceof BigDecimal number) {
					return number.longValueExact();
				}
			}
			catch (ArithmeticException tooLarge) {
				throw other("整数", "an integer");
			}
			throw other("整数", "an integer");
		}

		private Unreadable other(String chinese, String english) {
			return new Unreadable("第 " + start + " 个字符处应为" + chinese, "at character " + start + " there should be " + english);
		}
	}

	/** Reads JSON as RFC 8259 has it, and no name twice. */
	private static final class Json {

		private static final int DEEPEST = 40;

		private final String text;

		private int at;

		private int depth;

		Json(String text) {
			this.text = text;
		}

		Value document() throws Unreadable {
			Value value = value();
			space();
			if (at != text.length()) {
				throw broken();
			}
			return value;
		}

		private Value value() throws Unreadable {
			space();
			int start = at;
			Object value = switch (peek()) {
				case '{' -> object();
				case '[' -> array();
				case '"' -> string();
				case 't' -> word("true", Boolean.TRUE);
				case 'f' -> word("false", Boolean.FALSE);
				case 'n' -> word("null", Unset.NULL);
				default -> number();
			};
			return new Value(value, start, at);
		}

		private enum Unset {

			NULL

		}

		private Map<String, Value> object() throws Unreadable {
			Map<String, Value> members = new LinkedHashMap<>();
			deeper();
			while (!close('}', members.isEmpty())) {
				space();
				String name = string();
				space();
				expect(':');
				if (members.put(name, value()) != null) {
					throw new Unreadable("字段重复：" + name, "a field stands twice: " + name);
				}
			}
			return members;
		}

		private List<Value> array() throws Unreadable {
			List<Value> items = new ArrayList<>();
			deeper();
			while (!close(']', items.isEmpty())) {
				items.add(value());
			}
			return items;
		}

		private void deeper() throws Unreadable {
			at++;
			if (++depth > DEEPEST) {
				throw broken();
			}
		}

		private boolean close(char end, boolean first) throws Unreadable {
			space();
			if (peek() == end) {
				at++;
				depth--;
				return true;
			}
			if (!first) {
				expect(',');
			}
			return false;
		}

		private String string() throws Unreadable {
			expect('"');
			var string = new StringBuilder();
			while (peek() != '"') {
				char c = text.charAt(at++);
				if (c < 0x20) {
					throw broken();
				}
				string.append(c == '\\' ? escaped() : c);
			}
			at++;
			return string.toString();
		}

		private char escaped() throws Unreadable {
			char c = peek();
			at++;
			return switch (c) {
				case '"', '\\', '/' -> c;
				case 'b' -> '\b';
				case 't' -> '\t';
				case 'n' -> '\n';
				case 'f' -> '\f';
				case 'r' -> '\r';
				case 'u' -> hex();
				default -> throw broken();
			};
		}

		private char hex() throws Unreadable {
			if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
				throw broken();
			}
			at += 4;
			return (char) Integer.parseInt(text.substring(at - 4, at), 16);
		}

		private BigDecimal number() throws Unreadable {
			int start = at;
			while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
				at++;
			}
			String number = text.substring(start, at);
			if (number.length() > 40 || !number.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")) {
				throw broken();
			}
			return new BigDecimal(number);
		}

		private Object word(String word, Object value) throws Unreadable {
			if (!text.startsWith(word, at)) {
				throw broken();
			}
			at += word.length();
			return value;
		}

		private void space() {
			while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
				at++;
			}
		}

		private void expect(char c) throws Unreadable {
			if (peek() != c) {
				throw broken();
			}
			at++;
		}

		private char peek() throws Unreadable {
			if (at >= text.length()) {
				throw new Unreadable("文件不完整，到第 " + at + " 个字符就断了", "the file is cut off at character " + at);
			}
			return text.charAt(at);
		}

		private Unreadable broken() {
			return new Unreadable("第 " + at + " 个字符处不是 JSON", "no JSON at character " + at);
		}

	}

}
