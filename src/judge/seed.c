/* Tangled from lit/83-exercises.nw; edit that file, not this one. */
/**
 * @file judge/seed.c
 * @brief Which variant of an exercise a student gets.
 */
#include "judge/seed.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t seed_of(const void *key, size_t key_bytes, const char *exercise,
		 const char *student)
{
	struct hmac_sha256_ctx mac;
	uint8_t digest[8];
	uint64_t seed = 0;

	hmac_sha256_set_key(&mac, key_bytes, key);
	hmac_sha256_update(&mac, strlen(exercise), (const uint8_t *)exercise);
	hmac_sha256_update(&mac, 1, (const uint8_t *)"\n");
	hmac_sha256_update(&mac, strlen(student), (const uint8_t *)student);
	hmac_sha256_digest(&mac, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		seed = seed << 8 | digest[i];
	return seed;
}

bool seed_read(const char *text, uint64_t *seed)
{
	if (strlen(text) != SEED_DIGITS ||
	    strspn(text, "0123456789abcdef") != SEED_DIGITS)
		return false;
	*seed = strtoull(text, NULL, 16);
	return true;
}

void digest_of(const void *bytes, size_t size, char digits[DIGEST_DIGITS + 1])
{
	struct sha256_ctx sha;
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_init(&sha);
	sha256_update(&sha, size, bytes);
	sha256_digest(&sha, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(digits + 2 * i, 3, "%02x", digest[i]);
}

void seed_apply(struct manifest *m, uint64_t seed)
{
	json_t *choice;

	manifest_count(m, 0, 8, "vary");
	for (unsigned int n = 0; manifest_find(m, "vary[%u]", n); n++) {
		unsigned int count = manifest_count(m, 1, 64, "vary[%u]", n);

		if (count == 0)
			return;
		choice = manifest_find(m, "vary[%u][%u]", n,
				       (unsigned int)(seed % count));
		if (json_object_update_recursive(m->json, choice))
			manifest_wrong(m, "right would be: objects in braces",
				       "vary[%u]", n);
		seed /= count;
	}
	json_object_del(m->json, "vary");
}
