package org.jiheng.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiheng.tenancy.Subject;
import org.jiheng.tenancy.persistence.DatabaseProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The command that loads archives of past years, by the owner's login: counties side by
 * side, the years of one county one after the other. It starts no server, and expects the
 * schema of this version.
 */
public final class LoadArchive {

	private static final Logger logger = LoggerFactory.getLogger(LoadArchive.class);

	/** The word that makes the application this command. */
	public static final String COMMAND = "load-archive";

	private final DatabaseProperties database;

	private final String by;

	private final AtomicInteger loaded = new AtomicInteger();

	private final AtomicInteger budgets = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	LoadArchive(DatabaseProperties database, String by) {
		if (!Subject.fits(by)) {
			throw new ArchiveProblem("ARCHIVE_BY", "须以 --by=姓名 说明由谁载入（1 至 255 个字）");
		}
		this.database = database;
		this.by = by;
	}

	/**
	 * Runs the command.
	 * @return the exit code: 0 when all is loaded, 1 when a file was refused, 64 when the
	 * arguments do not say what to load
	 */
	public static int run(String... arguments) {
		try (var context = new SpringApplicationBuilder(Configuration.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run(arguments)) {
			ApplicationArguments given = context.getBean(ApplicationArguments.class);
			List<String> by = given.getOptionValues("by");
			List<Path> files = files(given.getNonOptionArgs());
			return new LoadArchive(context.getBean(DatabaseProperties.class),
					by == null || by.isEmpty() ? "" : by.getFirst())
				.load(files, threads(given)) ? 0 : 1;
		}
		catch (ArchiveProblem problem) {
			logger.error("{}: {}", problem.code(), problem.getMessage());
			return 64;
		}
	}

	/** Whether nothing was refused. */
	boolean load(List<Path> files, int threads) {
		long start = System.nanoTime();
		Map<String, List<Path>> byCounty = files.stream()
			.collect(Collectors.groupingBy(LoadArchive::county, TreeMap::new, Collectors.toList()));
		try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
			List<Future<?>> work = new ArrayList<>();
			byCounty.values().forEach(ofCounty -> work.add(workers.submit(() -> county(ofCounty))));
			workers.shutdown();
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		logger.info("loaded {} of {} files, {} budgets sealed in {} s ({} budgets/s), {} files refused", loaded,
				files.size(), budgets, String.format("%.1f", seconds), String.format("%.0f", budgets.get() / seconds),
				refused);
		return refused.get() == 0;
	}

	private void county(List<Path> files) {
		try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.owner().username(),
				database.owner().password())) {
			var loading = new ArchiveLoading(connection, by, Clock.systemUTC());
			files.forEach(file -> one(file, loading));
		}
		catch (SQLException failure) {
			files.forEach(file -> refuse(file, failure));
		}
	}

	private void one(Path file, ArchiveLoading loading) {
		try {
			ArchivedYear year = ArchiveReader.read(file);
			if (loading.load(year)) {
				loaded.incrementAndGet();
				budgets.addAndGet(year.budgets().size());
			}
			else {
				logger.info("{}: loaded before", file.getFileName());
			}
		}
		catch (ArchiveProblem problem) {
			refused.incrementAndGet();
			logger.error("{}: {}", problem.code(), problem.getMessage());
		}
		catch (SQLException | IOException | RuntimeException failure) {
			refuse(file, failure);
		}
	}

	private void refuse(Path file, Exception failure) {
		refused.incrementAndGet();
		logger.error("{} 未载入，可以重试：{}", file.getFileName(), failure.getMessage());
	}

	/**
	 * Files of one county are loaded one after the other: by the digits of their name.
	 */
	private static String county(Path file) {
		String name = file.getFileName().toString();
		return name.length() < 6 ? name : name.substring(0, 6);
	}

	private static List<Path> files(List<String> arguments) {
		List<Path> files = new ArrayList<>();
		for (String argument : arguments) {
			if (argument.equals(COMMAND)) {
				continue;
			}
			Path path = Path.of(argument);
			if (!Files.isDirectory(path)) {
				files.add(path);
				continue;
			}
			try (Stream<Path> inside = Files.list(path)) {
				inside.filter(each -> each.toString().endsWith(".jsonl")).sorted().forEach(files::add);
			}
			catch (IOException failure) {
				throw new ArchiveProblem("ARCHIVE_FILES", argument + " 无法读取：" + failure.getMessage());
			}
		}
		if (files.isEmpty()) {
			throw new ArchiveProblem("ARCHIVE_FILES", "没有要载入的文件：请给出 .jsonl 文件或其所在目录");
		}
		return files;
	}

	private static int threads(ApplicationArguments given) {
		List<String> threads = given.getOptionValues("threads");
		return threads == null || threads.isEmpty() ? Runtime.getRuntime().availableProcessors()
				: Integer.parseInt(threads.getFirst());
	}

	/** Nothing of the application but where its database is. */
	@EnableConfigurationProperties(DatabaseProperties.class)
	static class Configuration {

	}

}
