--liquibase formatted sql

--changeset jiheng:140-publication-by-hash
--comment: Anyone looks an edition up by the hash that is printed on it.
create index publication_by_hash on jiheng.publication (hash) where shown and ended_at is null;
--rollback drop index jiheng.publication_by_hash;
