package org.jiheng.snapshot.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jiheng.snapshot.SealedIndicator.SealedTarget;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the target for longer than the year is kept in its column: JSON of what it has. A
 * part that no target has makes it unreadable, so that verification finds it.
 */
final class LastingTargets {

	private static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private LastingTargets() {
	}

	static @Nullable String write(@Nullable SealedTarget target) {
		return target == null ? null : JSON.writeValueAsString(target);
	}

	static @Nullable SealedTarget read(@Nullable String json) {
		return json == null ? null : JSON.readValue(json, SealedTarget.class);
	}

}
