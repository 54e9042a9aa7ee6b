package org.jiheng.document;

import java.util.Optional;
import java.util.UUID;
import org.jiheng.tenancy.RegionCode;

/** A staged import's identity: its id is drawn by lot inside its county. */
public record StagedKey(RegionCode county, UUID id) {

	/** As audit entries keep it. */
	public String reference() {
		return county + "/" + id;
	}

	/** What a county's code and an id stand for; nothing for any other words. */
	public static Optional<StagedKey> parse(String county, String id) {
		try {
			return Optional.of(new StagedKey(new RegionCode(county), UUID.fromString(id)))
				.filter(key -> key.reference().equals(county + "/" + id));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	static StagedKey of(String reference) {
		String[] parts = reference.split("/", 2);
		return new StagedKey(new RegionCode(parts[0]), UUID.fromString(parts[1]));
	}
}
