"""The table of work for later."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_INDEXES = (
    """
    CREATE UNIQUE INDEX "ux_job_key" ON "job" ("key") WHERE failed_at IS NULL
    """,
    """
    CREATE INDEX "ix_job_due" ON "job" ("run_at", "id") WHERE failed_at IS NULL
    """,
)

POSTGRES = (
    """
    CREATE TABLE "job" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "name" VARCHAR(80) NOT NULL,
        "args" JSONB NOT NULL,
        "key" VARCHAR(200),
        "run_at" TIMESTAMPTZ NOT NULL,
        "attempts" INT NOT NULL,
        "holder" VARCHAR(32),
        "again" BOOL NOT NULL,
        "error" TEXT,
        "failed_at" TIMESTAMPTZ,
        "created_at" TIMESTAMPTZ NOT NULL
    )
    """,
    *_INDEXES,
)

SQLITE = (
    """
    CREATE TABLE "job" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "name" VARCHAR(80) NOT NULL,
        "args" JSON NOT NULL,
        "key" VARCHAR(200),
        "run_at" TIMESTAMP NOT NULL,
        "attempts" INT NOT NULL,
        "holder" VARCHAR(32),
        "again" INT NOT NULL,
        "error" TEXT,
        "failed_at" TIMESTAMP,
        "created_at" TIMESTAMP NOT NULL
    )
    """,
    *_INDEXES,
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    """Make the table."""
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Drop it."""
    await db.execute_query('DROP TABLE "job"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztXVtz2ziy/isovYy3SpOyZeeyzpOS+CSecWxXrMxl11scioQlHlOEhqSi6MzOfz8ASIrgVQB1g6h+sWQSDZBfQ+gLuht/dSbExm7wom9ZZOaFnU"
    "v0V8czJ5h+yd/qoo45naY32IXQHLq8rSk0Ggahb1qsryfTDTC9ZOPA8p1p6BCPNX7AYeh4owCRJxSOMZqPiYuRRSZT01tcIp/M0dkL1pVNLNoXbapE"
    "NfOcP2fYCMkI03Y+pf33f+hlx7Pxdxwk/06fjScHu3bmlR2bdcCvG+Fiyq+9c0bXXvg/vC17pqFhEXc28dL200U4Jt6SwIlwGGEP+2aI2QihP2M4eD"
    "PXjRFLoIkeNm0SPaVAY+Mnc+YyNBl19ADptY5h3N4NjIergWF0CkgnFAKM8SWLeIxL9FEDDsCIPcKP/+z1zs9f907PX715efH69cs3p29oW/68xVuv"
    "/44eJkUr6opjdv3x+nbAHojQqRBNEXbhb05jhmZExZmRoh86IW1aYMD7semXw78kyHGAvlqeAwnedSxILqQ8SCfwLpgwMb8bLvZG4Zj+e3Z6WgPwL/"
    "0v7z/1v5zQVv/Iwnwb3+pF9xjiKcIusUw1iFOKFmL8UgLhl5X4vsyjy5dAf6ECr0DSQnx7Evj2KvHtFfCd+T72LDWABZoWInwugfB5JcLneYRDZ4KN"
    "/yOe4iosELUQ4wuZhfiieh2+KCzDoRk8Gz4O6EPTjz9njo/LFA9CFRzTqwC9oosc/kPax7YYsLyyBQ7U6RZ3dzes50kQ/OlGykZO07j9+vndFZWNnC"
    "O0kRNmFJCUD9+wH7AHK0BfqfAJFKu1vk0BfbZdra93dvH64s35q4ulsre8UqfjRXAyVfrpWVDn2IWhaT3PTd82CndIj1S1Ld6a9Cb5K6ZnjjhK7I3Y"
    "w8VGyvvIDOiU2C/JrW6d/WIJjVbZL9X4rrY8/uqkL9SxfMxmimHymUNtCdYYf5/SnzWbZMu3Xlon3434OQ3T5T/rZPJ1OCF9bP4Pn+PCOCOfzKZGZK"
    "usMSbvRn5U2uOUduhQhNcfm8w9+ZEt18FeyKfr+iMLnck/geN5ygPFNHIDMHrjibh2tOorDcRpiW9jf3fjyY80m9pNWRWT1owFhr+Whj/I4bXlcMZO"
    "yqx2WUQ/0DtMYa+wljKUOWTtmPRF8uUANfsaHAfXn68eBv3P9xnl8kN/cMXu9PjVRe7qyauc1r/sBP16PfiE2L/oX3e3VxxOEoQjn4+Ythv8i62AHX"
    "MWEsMjc8O0RUySy8mlDJuzK6UKm7OUwGat2VzUo+TFVJF2d6tlS6RWyghRjZZngUgF4DcGP5FMw4UyBwqkwIbGbEh0eVnfYNK+hW7B3kuZ7QPaqtrB"
    "/bKwhZCzs1RgFsgAbTm0i44ChVWlQNtoWYmNPW1A38uqMsfDgDlpFWa8QNJotuuGe3ayn0pt/rJm1dP9tGT7F49Ml+mezJmignaBsH2Yn8lhflaH+V"
    "kJ5qYVzpqBXqQE1GVRj52pslDHzVuIr8wW/Fn1HvxZYROebzaypbdkLv/0cHdbZYiKVHmPg2OF6L/IdYJDVMRrAGZ4ZNwMCbAnn/u/5TF/f3P3Lu8/"
    "YB28yy8onseWhXDme+Qb9o2J4xFfTXep7AJUmKYqDJ5MXbLAZb+KSjZkaFoEfYs2lK8mpuN2qneVo/tdia1lAy+bbnSD+d/LASIrJFYXEmvwP3Ub0L"
    "m2XST2Jb/vxt9M1FNg902/pap69y07fxQs4AwdONUay44mtsGaRoF2wGejGnsyRgFtVR3Z2CsaYoXFThHsdjvYNoa5XgL8fswCU6sFeHRfSoBPl023"
    "KsC92WRI79QK7rhNU4HN38RIOwF5rZ94AHmtGUOETZrlD0d6f2ZJ0ULJcfZKxseUD6EQfEyvtBIbXhgt7SUSI7q1QlikjfQOJObPueNA4mjM/QQSR2"
    "PvI5A4GrlRIHGzuNtowN3F+abjyY/05PhB/IwNx0t7kB/VNdccdNmB/JiNIpqj0SCiWWuVACKaIaJ537pYm0JdIaL5KNgMEc2aGLIQ0QwRzcfOBoho"
    "hojm9qCdtYllwc5StTAKbiu1lMwGSGeIAGgpoEs9RepTey+rSadzuLiX+cqU5zmgrog65KTooRfuIShHN9x3EqnPYgfpUzCXd4C9EsdPbRmsEmqogL"
    "WiApZeO621lZsyLboS+66GSiGnTh/FZMjHbDuGzqAAmUlN2S4yQ0Q8HBecnSCuS7D/TNdFJzcX/ygWqd1IjxVBQtELOoU43dqd4UzMh9CHwr5lUggp"
    "RRb2ovSTXHXxQuLMUYkXEunAxdTc0wcBW/tlgBMYVFEo2Y2t1S0EKtApFKpqsu0iFbU5ad9KnXkzBqJeKltNUpRwX0pd22JSlCi81k2KaqA2QVLUAY"
    "gIUJo0YwgkRUFSVBsx10uAf6aMo6/IZWWVEE/bSAnySab5VoX5M50a7HNsejZ9iLwwB4EKAlXzNWYvAjX52RQX+CtvNuHgX9PHND0LF5iQ0Oq8xHce"
    "fv79/uoS8Y9Hb3B1c/XxS//zJUq+PXq/XFML9hLxD/rfz/Trz4/er5/6g4f+/f0lSr49eneDT6wl/8g7eeUsPynDr8buy0vqeLVTkNAphc5sA9NalL"
    "o16crCfSmJvMV0ZXFFVk1XbmBKQ7qy/nIGBL9mDIF05WNIV/6AzVJPLL9eKybspIXOWcrsIXeaoswH3Ed+Mh9YKTm5QVopH2R1TmluIGoTjJI3azro"
    "kLCprsRJcViRq+s9giJvxYco8nm9R1Hi9tSZYtfx1p1hSTfyA+ciSBqOC8EjWisLkMgMicz71tJqcDy4DFdIZD4KNkMisyYmLiQyQyLzsbMBEpkhkb"
    "k9aOfsXfklJUcIC0rjBUX0fcjjL1IB+GuCj70Q+43siDJ6sCa0tiaGM3uEwybnueQpIeu3sSFBol0RWemetG9l7sJW8n33mAylG977ESxk5lsNxLpI"
    "Bug3Rd/HT7PAdA1q9wYUQXWnUQk5cGNdbtg4NB23JNdggL+v4IRA2gYZUKdPXf02yKhShcPslurUzd3tx6R5/oS7ct/RN8csF7urY1NzXehsYHc+92"
    "+/9m8uUfT56PXvry8R/dNpJKA3HWJquSRotjclEm7AyjigH8UhGBkaxSrVHK8g3u6uilxKYkN5S4U6H6zUBmIddJHjsRociBfI59dtm04CdPLhVW1d"
    "D4UeSqNn+dMXy3HUBk5lIiGTDqQjL5IyHkvAIAJDP6WkOgJDmDDyLBCIwAnXfGcLQpd3zwBNpNW9GQQmf+mCpEpu1UqpqdBIQkCxH+wPAXKx+Y3JEC"
    "5luA/3EpkeosNgz/6ReO4CuWSEnoiPmC6FiBe1oo1sLoyeZp6HXSqDLnpd9KF3XirLtjuYYliwsFRJSbUYWCMJYF43flJ+xOh1QYLquGqABNWIFbCN"
    "qxELYBt3j+BTS7wZ/jlCYEHz+f/sUIWmBP6fHu5uKyZ/SpL3ZjlWiP6LXCc4RAbUYMnAqPfu5h253axzinWQ9+42D1+AwAXNfYqQ1HB0bA4wfTm7ZJ"
    "esVo9IiUCGNZZhphUSX1mHEKkA/DV2iSHL4+i9gUnebJk7UMiprfEHiq0kHIIBppz2LF4rnlsCAXfEserxrBoTuxwd94Ho1alPLBwEZb6+xv2sduOB"
    "u0tLdxek7HYgZRe0W0jZBTYX2QxZcts9vkynLLn96gLbx5r+NpxQTdKLJG2yRDYm7Z3AoF2bzyWLxKrDQlI6OC5E4biQXEy7T+0Vxy9bPWrxr+kFuH"
    "EYB8I9hBXxNtGNbp11HYQKsTZBiKdR0EtilL9AfyQr4x/IIjN2atuTTybo7C366gXEp9MEOQE67aI58Xj8i0sVE2ZQ069DPGaWNDvDjTBTudwO38mg"
    "pSGnsXkt7KhTPhRCYkQRXBuOmt+aF0SKVABPtK/Jo2Y5DyGWRkXSgXMBnAtFSrA6tbY6wblwFGyGaLe9b9aBf+d4/DvtR7v1Z7Z8vX24+zK4+nCJkm"
    "+PXv/94PqXq0sUfT56v97dXiL659G7uXsYXCL2N29g7SdhFhxwm9GINXFAfA3KT0Tj17t17ocZbRHIuR8eyAQPib1A8zGhdr3/HCBqqLMsUmQ79luW"
    "m2OFzjc2ARDvltn77OR4auwHBNkEByz3xvHR2AlC4i/QyX3vtCTNZ5sD1bgZlkU1a30IaavuKncBf7aVddvBXaCluwDUse0qCMvzk2UBXhK0bottO2"
    "UozSCga6dtjM1grIJzgbCFM3oriPvEVVoxkvYtxPdCZsG4qF4vLgrLBdTJ3qNrwiWWqTa3U4o21JbKTm6ZpaN64SgsG05gcHW2wb59SrfDneJETh7U"
    "RjHsXKzLgINwaWtijr/nYemDaGIUD0RN73Zrj0Pl7aL51ZUx0H8dm2E+NN5Myz/5KK5Eipygi/CL0Qv0y/U9OrkpNcLX7QyC8LUW7mD4wj7Evqc7xJ"
    "keips7r6/61pgqnqqRjjlKiG48jOjGL1GA6hcen1qm0GQb1Oo02WBXWbVmEReuRHMziCIJTz6clystdU1BJQGV5ADXb1BJ2oQ1qCSgkoBKsm7CBT/T"
    "o0wXie/UKiFB2kZC+WCRB7FOYdGxeKJDVG3U+nPmRL9MZI3NuKBo75+leknDXkBlAZXlANd3UFnahDWoLKCygMqypsoyMIPnqh2h5b1atSWkrVR3g0"
    "zEqFgupjkks/DtcgOHxUpOMA5ZFXWT6ibDmeOG7FyQk0FZ5fV1OwM9BvSYA1z0QY9pE9agx4Aec7h6TPZ4H1tpVU7abyQYT6tlYhOJUZpoiFffsBeW"
    "qYfRjVrdEC+brNQL7zzMHU0jXliTVdP0sUV8u6j01bZUPCuHLqSrMmZm3w3+GgZr25U9HkcqEyfqd246TEWV79uiPGUt2KfKQT/RcAm13FiUwgkXrE"
    "0Esvp4EV3NiKBia6liq8ehQvyppvGnchnQ5Uw9hKxnbdJBoKz8HtNBUlElO7dTihbO7p7M7O5Vz+5eYXZnNAD56Z0hg/ndeH4fSKWwA/ISJKqwtL0a"
    "t29f8tjmFwvBOJFfKgSiRhNWN4yP9XgV4MPl3nKDAXvmp8VPxC/xRVYfUZhSwAmFa5xQaD6FUW0fWdyXBAD7GrDHvkn5ZSYmgBVGZYXRxCN/bePJlI"
    "TYsxY/40WnxDWfa9Gt89E7aVvjOW4s5a33CQkRf+SoDDclxjZiheJxEHaR5ZrOhF4YLpATBnTSmF7AKgMQ72101j2nfOw8dtCY0NfmF+f0K0a05Rz7"
    "5Z7/nYxaWo6L1c2KBXOMU+Syrq3LJeTmr3aY51hhxCXYwW+u20LQrfGbC9NEngUCUZss9R1rfeLPUsa1jVvr+9tGIamnBERZfJcEgLAcwqy6pHJhtA"
    "xRC5F+dSEB9KuLSpzZrSzMZBZapCx+sNpKEUjWslM0U513bh1yFatMNHqmv6gwEJc0+VisRYiDVmH+LoZxiTmF/N31bf/L70vQl5vJN3e3H9+VwP7u"
    "98FVH0pLHcvWviYm6U9k2CmxQ9nlbp3x+b9xA6kqz+GYRfKHBA0xsgk776lPzcE5GrHKyvMx9qjJx9IA2L247HJoLtJbVEjS7h2XmofsxOYRIfZbVj"
    "zKJ94PATLdOWvMScqLP+94fMVQNqbNrg5lo4AnVr5cAJg/8+Jfv1TMF+vfnoHZqqmtBBkVEhrnG5nN0DfVm6FvinFB/qjEP1vjFI/bg098DWVzh94A"
    "zVTM/N6+3OZ+3e5+MRZoKRZU1MmUClRJ7VTJzIIVhngyDUsWreooRoFkdz7M0+0K5Y2FGrHNhjLLt3o9SinatySd9yRWpPNe5YLEbuUk7IgOVaI/1q"
    "V6LWkgyUshyQv7PimZyAOq4ldE2SYEbZjHdYv81W+DeiUm47xJmuc1m5zTnduLDURthnAD0vaA+HBowhbcc61lsybuuVvCV/OCf45f79Y56LykxUoP"
    "HRMAiHg8IZPF8b5FvjMahwEvvcGiLNjFH0pcayqEij4xVthMJWORva3BiOT9Y3GxEeVRYjqVgXhh+wYDcTrwyB2aR+5A8j3gZHiQshopU3Ay/FGwWZ"
    "Ds8vJJIILA56ZBdlmFRyG3K0MH+DfHX9QDVfAX6QD/pviHVHNWcX8l7VuxUbpr91eieg0bzPc8KQRWH2Kyyw0ZfcJm1i7N3erWOTBcMjLGSauVToxP"
    "ZE5v+dztQCl5aM8lD/I5KzouVjWG6qIaT+9ujeW902y6411hMjHZLn3cErlah3pKA8A3Bh5PiaWUb7AkaIVCs419aU0k50PkGC6TnMmtWskZCI1WCs"
    "4+CpyR96PjUWlohigIHdeNMixfoAGVjyF55kGwAXafWIysR1gj4mO7i4jnRtmaD5/6P/ZevipK2o33rriPIKTnSTneY+gMRifv4ad9OrRTuVzRZAhO"
    "BN59TddZSBPVhhWCBc9WC+U8uyxV60qbbz7NDipNbrggdCbezbaZcFDBVyBpIcQXMvm4F9XpuBeFbFy+2FLVyisxS6pRzlK1EOitZD7D5mwl+m3atQ"
    "swbpI2IJABg7VmsGDCKPI4Swls1o7Nmng13kfbmANz1ClxbAh3u3W+jWQzNIwbrvJvVHO5tFRUdq+VDsK+1daJitt0M/u0q70Awnsk7wJuAP1sz2o3"
    "QMp3eQ6kNOAEOMQwiuNlgDYyhIciVcqQ5d0VMiQKaNqaDBHjpVRlyJJWRoYs3wNkiK6/HJAh2jBCi1DI42WAJjLkAzbdCgGS3KqVHjwWeUuiQ4hzVp"
    "MbCeFqoZE8PkgMXX8nIDG0YcSe0xaOF3pNZEWFnFgpI2TFQ6eP5sS3o+CYKSZTF6PpjCfVstzZICp9HtDReZLtnDbD37DPo2IsM8BlATfrdwjhrxr/"
    "MuqkA5SC2+6B7+zTeGLRq0rxETmy1kWgbAxrbVb94Ll82afXV6z7cYuVC/8fmSyXP1jsI1uZWQespOiMTpGSczSkqVTLLdC2CrVC2XiG6SoUWxAPx2"
    "oyGKeXH654GlqTQcnckx+yIYQraq5uA0a1ITcGpdqwhSSwRvjyH4TCoGRCFaY0KEV+pCWl+hsqDxXRKczM1AppAuI6VVWajLdmfZVmQ0KllYNUeKHS"
    "SgcqrUAQEFRaATYX2azBccK6sfeozhMG8EXJBIUo9pu6xfRsRthg+ypLCUxozoTSCjg1mXNtqoBT8FlKOi1rvZYFFzE1JSeliUfVdYYEEii0rV5pKD"
    "X4VTTZlAq0WK21WKgXeIRBcoD/JdQL3Df+TmCwAwFLwK87m0SggtNJFE4noSKDPbWC3pRSgNrUoEBjbq9Lydubo4VTSnTWoFJuNfGBFIlBohxgJONH"
    "HkBREtTyMYmsqI5q4Z5IfkkmoNHGU9MPmUX7AvHOUWARihU/FcQcklmInLAscFGeEAIUNZ7w3Zr92v0GKELI3NaWlz72HWtctr7Ed2oXGDNts9GEmn"
    "UWhWNZEdYMHmgQm1H9c68OzmiDy3kr9ZfYj0oB4bh5C9HdSsA3c2WVevOrTwAXSOAQcMVDwPcqzP7+f/JhqPE="
)
