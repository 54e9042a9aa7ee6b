package org.jiheng.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The issuer's key, kept in a file so that tokens hold over a restart. */
final class SigningKey {

	private SigningKey() {
	}

	static RSAKey in(Path file) {
		try {
			if (!Files.exists(file)) {
				write(file);
			}
			return RSAKey.parse(Files.readString(file));
		}
		catch (IOException | ParseException | JOSEException failure) {
			throw new IllegalStateException("the issuer's key cannot be kept in " + file, failure);
		}
	}

	private static void write(Path file) throws IOException, JOSEException {
		RSAKey key = new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE)
			.algorithm(JWSAlgorithm.RS256)
			.keyID(UUID.randomUUID().toString())
			.generate();
		Files.createDirectories(file.toAbsolutePath().getParent());
		Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "issuer-key", null,
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(unfinished, key.toJSONString());
		Files.move(unfinished, file);
	}

}
