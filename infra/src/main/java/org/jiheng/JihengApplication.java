package org.jiheng;

import org.jiheng.archive.LoadArchive;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Jiheng as a reactive web application. */
@SpringBootApplication
public class JihengApplication {

	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals(LoadArchive.COMMAND)) {
			System.exit(LoadArchive.run(args));
		}
		application().run(args);
	}

	/**
	 * Says that it is reactive, since the development issuer puts a servlet container
	 * beside it.
	 */
	public static SpringApplication application() {
		var application = new SpringApplication(JihengApplication.class);
		application.setWebApplicationType(WebApplicationType.REACTIVE);
		return application;
	}

}
