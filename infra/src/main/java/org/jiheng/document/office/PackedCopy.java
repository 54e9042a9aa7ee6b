package org.jiheng.document.office;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A package in the making, from one that is known to keep the limits: its parts in their
 * order and byte by byte, but for those that are changed.
 */
final class PackedCopy {

	private static final String TYPES = "[Content_Types].xml";

	static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

	private final Map<String, byte[]> parts = new LinkedHashMap<>();

	/** The names of the parts by themselves in small letters. */
	private final Map<String, String> names = new LinkedHashMap<>();

	/** A copy of what {@link Packed#of} has read already. */
	static PackedCopy of(byte[] file) {
		PackedCopy copy = new PackedCopy();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				if (!entry.isDirectory()) {
					copy.put(entry.getName(), in.readAllBytes());
				}
			}
		}
		catch (IOException broken) {
			throw Refusals.damaged("压缩文件");
		}
		return copy;
	}

	Optional<byte[]> part(String path) {
		String name = names.get(key(path));
		return name == null ? Optional.empty() : Optional.ofNullable(parts.get(name));
	}

	boolean has(String path) {
		return names.containsKey(key(path));
	}

	void put(String path, byte[] part) {
		String name = names.computeIfAbsent(key(path), any -> path.startsWith("/") ? path.substring(1) : path);
		parts.put(name, part);
	}

	private static String key(String path) {
		return (path.startsWith("/") ? path.substring(1) : path).toLowerCase(Locale.ROOT);
	}

	/** The tags of a part that has to be there and to be of a size to change. */
	Tags tags(String path) {
		return part(path).flatMap(Tags::of).orElseThrow(NotAnnotated::new);
	}

	/** Changes a part, all in one go from its beginning to its end. */
	void change(String path, Consumer<Tags> changes) {
		Tags tags = tags(path);
		changes.accept(tags);
		put(path, tags.whole());
	}

	/** Writes a part anew. */
	void write(String path, PackedOut.Part content) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			XmlOut xml = new XmlOut(out);
			content.write(xml);
			xml.finish();
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		put(path, out.toByteArray());
	}

	/** A name that no part has: the words with a number after them. */
	String free(String before, String after) {
		int number = 1;
		while (has(before + number + after)) {
			number++;
		}
		return before + number + after;
	}

	/** Says of which type a part is. */
	void type(String path, String type) {
		inside(TYPES, "Types", prefix -> "<" + prefix + "Override PartName=\"/" + Tags.escaped(path)
				+ "\" ContentType=\"" + type + "\"/>");
	}

	/** Says of which type all parts are whose names end so. */
	void typeOfAll(String ending, String type) {
		Tags tags = tags(TYPES);
		boolean known = false;
		while (tags.next()) {
			known |= tags.starts("Default") && tags.attribute("Extension").filter(ending::equalsIgnoreCase).isPresent();
		}
		if (!known) {
			change(TYPES, all -> {
				while (!all.starts("Types")) {
					all.next();
				}
				all.after("<" + all.prefix() + "Default Extension=\"" + ending + "\" ContentType=\"" + type + "\"/>");
			});
		}
	}

	/** Where the relations of a part are. */
	private static String relationsOf(String path) {
		int folder = path.lastIndexOf('/') + 1;
		return path.substring(0, folder) + "_rels/" + path.substring(folder) + ".rels";
	}

	/** The parts that a part is related to, by the ids of the relations. */
	Map<String, String> relations(String path) {
		Map<String, String> targets = new LinkedHashMap<>();
		part(relationsOf(path)).ifPresent(part -> {
			Xml xml = new Xml(part);
			while (xml.next()) {
				if (xml.starts("Relationship") && xml.attribute("TargetMode").isEmpty()) {
					targets.put(xml.attribute("Id").orElse(""), resolved(path, xml.attribute("Target").orElse("")));
				}
			}
		});
		return targets;
	}

	/** The part that a part is related to in a certain way, by the end of the type. */
	Optional<String> related(String path, String type) {
		return part(relationsOf(path)).flatMap(part -> {
			Xml xml = new Xml(part);
			while (xml.next()) {
				if (xml.starts("Relationship") && xml.attribute("TargetMode").isEmpty()
						&& xml.attribute("Type").filter(each -> each.endsWith("/" + type)).isPresent()) {
					return xml.attribute("Target").map(target -> resolved(path, target));
				}
			}
			return Optional.empty();
		});
	}

	/** Relates a part to another; gives the relation's id. */
	String relate(String path, String type, String target) {
		String place = relationsOf(path);
		if (!has(place)) {
			write(place, xml -> xml.begin("Relationships", "xmlns",
					"http://schemas.openxmlformats.org/package/2006/relationships"));
		}
		Map<String, String> known = relations(path);
		int number = 1;
		while (known.containsKey("rIdJiheng" + number)) {
			number++;
		}
		String id = "rIdJiheng" + number;
		inside(place, "Relationships", prefix -> "<" + prefix + "Relationship Id=\"" + id + "\" Type=\"" + OFFICE + "/"
				+ type + "\" Target=\"/" + Tags.escaped(target) + "\"/>");
		return id;
	}

	private static String resolved(String path, String target) {
		if (target.startsWith("/")) {
			return target.substring(1);
		}
		String folder = path.substring(0, path.lastIndexOf('/') + 1);
		String rest = target;
		while (rest.startsWith("../")) {
			rest = rest.substring(3);
			folder = folder.replaceFirst("[^/]*/$", "");
		}
		return folder + rest;
	}

	/** Content that depends on how names are prefixed. */
	interface Content {

		String of(String prefix);

	}

	/** Adds something at the end of the root element of a part. */
	void inside(String path, String root, Content content) {
		change(path, tags -> {
			while (tags.next()) {
				if (tags.depth() == 1 && tags.ends(root)) {
					String words = content.of(tags.prefix());
					if (tags.isEmpty()) {
						tags.fill(words);
					}
					else {
						tags.before(words);
					}
				}
			}
		});
	}

	byte[] bytes() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			PackedOut packed = new PackedOut(out);
			for (Map.Entry<String, byte[]> part : parts.entrySet()) {
				packed.bytes(part.getKey(), part.getValue());
			}
			packed.finish();
		}
		catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return out.toByteArray();
	}

}
