package org.jiheng.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A PostgreSQL that lives as long as this JVM, on a free port of this machine. Lets
 * everyone on the machine in: for the demo and for tests only.
 */
public final class EmbeddedCluster implements AutoCloseable {

	private static final String ADMINISTRATOR = "postgres";

	private final EmbeddedPostgres postgres;

	private EmbeddedCluster(EmbeddedPostgres postgres) {
		this.postgres = postgres;
	}

	/** A new one without durability, gone with this JVM. */
	public static EmbeddedCluster temporary() throws IOException {
		return new EmbeddedCluster(common().setServerConfig("max_connections", "100").start());
	}

	/**
	 * The one in a directory, which is made at the first start and survives this JVM. A
	 * PostgreSQL that a killed JVM left behind there is stopped first.
	 */
	public static EmbeddedCluster in(Path directory) throws IOException, InterruptedException {
		return at(0, directory);
	}

	/** The same, on a port; 0 for a free one. */
	public static EmbeddedCluster at(int port, Path directory) throws IOException, InterruptedException {
		stopOrphan(directory);
		Files.createDirectories(directory.toAbsolutePath().getParent());
		return new EmbeddedCluster(common().setPort(port)
			.setDataDirectory(directory)
			.setCleanDataDirectory(false)
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("max_connections", "50")
			.start());
	}

	public Cluster cluster() {
		return new Cluster("127.0.0.1", postgres.getPort(), ADMINISTRATOR, ADMINISTRATOR);
	}

	@Override
	public void close() throws IOException {
		postgres.close();
	}

	/**
	 * Ends every process of the one in a directory at once (SIGKILL), as a power cut
	 * would.
	 */
	public static void kill(Path directory) throws IOException {
		ProcessHandle postmaster = postmaster(directory.resolve("postmaster.pid")).orElseThrow();
		List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
		all.forEach(ProcessHandle::destroyForcibly);
		all.forEach(process -> process.onExit().join());
	}

	private static EmbeddedPostgres.Builder common() {
		Path binaries = Path.of(System.getProperty("java.io.tmpdir"),
				"jiheng-postgres-" + System.getProperty("user.name"));
		return EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(binaries.toFile())
			.setServerConfig("listen_addresses", "127.0.0.1")
			.setLocaleConfig("locale-provider", "builtin")
			.setLocaleConfig("builtin-locale", "C.UTF-8")
			.setLocaleConfig("locale", "C")
			.setOutputRedirector(Redirect.DISCARD)
			.setErrorRedirector(Redirect.DISCARD);
	}

	private static void stopOrphan(Path directory) throws IOException, InterruptedException {
		Optional<ProcessHandle> orphan = postmaster(directory.resolve("postmaster.pid"));
		if (orphan.isEmpty()) {
			return;
		}
		// SIGINT is PostgreSQL's fast shutdown: ends sessions, writes a checkpoint. It
		// works as root too, where the
		// postmaster runs in a user namespace of its own.
		new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).inheritIO().start().waitFor();
		try {
			orphan.get().onExit().get(30, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException failure) {
			throw new IOException("a PostgreSQL left behind does not stop: process " + orphan.get().pid(), failure);
		}
	}

	/** The process that the file names, if it still runs and is a PostgreSQL. */
	private static Optional<ProcessHandle> postmaster(Path pidFile) throws IOException {
		if (!Files.exists(pidFile)) {
			return Optional.empty();
		}
		String pid = Files.readAllLines(pidFile).getFirst().strip();
		return ProcessHandle.of(Long.parseLong(pid))
			.filter(process -> process.info().command().filter(command -> command.endsWith("postgres")).isPresent());
	}

}
