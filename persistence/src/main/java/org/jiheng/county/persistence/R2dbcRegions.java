package org.jiheng.county.persistence;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jiheng.county.Region;
import org.jiheng.county.Regions;
import org.jiheng.tenancy.RegionCode;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/**
 * Reads the list once a day: it changes only with a release, and validity with the date.
 */
@Repository
@Transactional(readOnly = true)
class R2dbcRegions implements Regions {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final DatabaseClient database;

	private final AtomicReference<Today> known = new AtomicReference<>(new Today(LocalDate.EPOCH, List.of()));

	R2dbcRegions(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<List<Region>> all() {
		return Mono.defer(() -> {
			LocalDate day = LocalDate.now(CHINA);
			Today today = known.get();
			return today.day().equals(day) ? Mono.just(today.regions())
					: read(day).doOnNext(regions -> known.set(new Today(day, regions)));
		});
	}

	private Mono<List<Region>> read(LocalDate day) {
		return database.sql("""
				select code, name from jiheng.region
				where valid_from <= $1 and (valid_to is null or valid_to > $1)
				order by code""").bind(0, day).map(R2dbcRegions::region).all().collectList().map(List::copyOf);
	}

	private static Region region(Readable row) {
		return new Region(new RegionCode(Objects.requireNonNull(row.get(0, String.class))),
				Objects.requireNonNull(row.get(1, String.class)));
	}

	private record Today(LocalDate day, List<Region> regions) {
	}

}
