package org.jiheng.snapshot.graphql;

import java.math.BigDecimal;
import java.util.Set;
import org.jiheng.shared.Money;
import org.jiheng.shared.MoneyUnit;
import org.jiheng.snapshot.SnapshotKey;
import org.jiheng.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Gives single values lasting addresses, and finds them again. */
@Controller
class PermalinkController {

	private final Snapshots snapshots;

	private final JsonMapper json;

	PermalinkController(Snapshots snapshots, JsonMapper json) {
		this.snapshots = snapshots;
		this.json = json;
	}

	@SchemaMapping
	String permalink(SnapshotProject project, @Argument SnapshotProjectValue value) {
		return project.permalink().at(value.path()).toString();
	}

	@SchemaMapping
	String permalink(SnapshotIndicator indicator, @Argument SnapshotIndicatorValue value) {
		return indicator.permalink().at(value.path()).toString();
	}

	@SchemaMapping
	String permalink(SealedValue value) {
		return value.permalink().toString();
	}

	/** What is no permalink, foreign or absent is missing alike. */
	@QueryMapping
	Mono<SealedValue> sealedValue(@Argument String permalink) {
		return Mono.justOrEmpty(Permalink.parse(permalink)).flatMap(link -> {
			Set<SnapshotKey> keys = Set.of(link.snapshot());
			return snapshots.of(keys)
				.mapNotNull(found -> found.get(link.snapshot()))
				.switchIfEmpty(snapshots.missed(link.snapshot()).then(Mono.empty()))
				.zipWhen(kept -> snapshots.contents(keys).mapNotNull(found -> found.get(link.snapshot())))
				.flatMap(found -> Mono
					.justOrEmpty(SealedValue.of(link, Snapshot.of(found.getT1()), json.readTree(found.getT2()))));
		});
	}

	@SchemaMapping
	@Nullable BigDecimal amount(SealedValue value, @Argument MoneyUnit unit) {
		Money money = value.money();
		return money == null ? null : money.in(unit);
	}

}
