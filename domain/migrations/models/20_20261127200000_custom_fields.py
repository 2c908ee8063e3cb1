"""Custom fields, their groups and options, and the columns of deals, contacts and companies that hold values."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

CARDS = ("deal", "contact", "company")

_TYPES = {
    "postgres": {
        "id": "BIGSERIAL NOT NULL PRIMARY KEY",
        "json": "JSONB",
        "moment": "TIMESTAMPTZ",
        "flag": "BOOL",
    },
    "sqlite": {
        "id": "INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
        "json": "JSON",
        "moment": "TIMESTAMP",
        "flag": "INT",
    },
}
_LABELLED = """
        "id" {id},
        "version" INT NOT NULL,
        "created_at" {moment} NOT NULL,
        "updated_at" {moment} NOT NULL,
        "label_ru" VARCHAR(100) NOT NULL,
        "label_en" VARCHAR(100) NOT NULL,
        "position" INT NOT NULL,"""
_KEY = 'CONSTRAINT "fk_{0}" FOREIGN KEY ("{1}") REFERENCES "{2}" ("id") ON DELETE RESTRICT ON UPDATE CASCADE'
_TABLES = (
    f"""
    CREATE TABLE "custom_field_group" ({_LABELLED}
        "entity" VARCHAR(10) NOT NULL,
        CONSTRAINT "ck_custom_field_group_entity" CHECK ("entity" IN ('deal', 'contact', 'company'))
    )
    """,
    f"""
    CREATE TABLE "custom_field" ({_LABELLED}
        "entity" VARCHAR(10) NOT NULL,
        "kind" VARCHAR(12) NOT NULL,
        "group_id" BIGINT,
        "decimals" INT,
        "is_archived" {{flag}} NOT NULL,
        "is_required" {{flag}} NOT NULL,
        "required_from" {{json}} NOT NULL,
        "is_api_only" {{flag}} NOT NULL,
        "is_qualification" {{flag}} NOT NULL,
        "is_indexed" {{flag}} NOT NULL,
        "index_state" VARCHAR(10) NOT NULL,
        "deleted_at" {{moment}},
        CONSTRAINT "ck_custom_field_entity" CHECK ("entity" IN ('deal', 'contact', 'company')),
        {_KEY.format("custom_field_group", "group_id", "custom_field_group")}
    )
    """,
    f"""
    CREATE TABLE "custom_field_option" ({_LABELLED}
        "field_id" BIGINT NOT NULL,
        "is_archived" {{flag}} NOT NULL,
        {_KEY.format("custom_field_option_field", "field_id", "custom_field")}
    )
    """,
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    types = _TYPES[db.capabilities.dialect]
    for table in _TABLES:
        await db.execute_query(table.format(**types))
    for card in CARDS:
        for column in ("custom", "custom_long"):
            await db.execute_query(f'ALTER TABLE "{card}" ADD "{column}" {types["json"]}')
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    for card in CARDS:
        for column in ("custom", "custom_long"):
            await db.execute_query(f'ALTER TABLE "{card}" DROP "{column}"')
    for table in ("custom_field_option", "custom_field", "custom_field_group"):
        await db.execute_query(f'DROP TABLE "{table}"')
    return "SELECT 1"


MODELS_STATE = (
    "eJztPftv2zjS/wrhX7YLeIPGTbs993CAm7itb9MkSNzt7q0PqmzTti4y6ZXkpLn79n//SE"
    "qy3jIpv2hlgKJ2JA4pz1Dz4jz+15jTMbbdk85oRJfEa7TR/xrEnGP2JX2riRrmYhHd4Bc8"
    "c2iLsWZs0ND1HHPE55qYtovZpTF2R4618CxK+OA77HkWmbqITpA3w+hxRm2MRnS+MMlTGz"
    "n0EZ2e8KnGdMTmYkOVoJbE+nOJDY9OMRvnMNg//s0uW2SMv2M3/HNxb0wsbI8TP9ka8wnE"
    "dcN7Wohr761pj3gfxFj+TENjRO3lnETjF0/ejJIVgOXjYYoJdkwP8xU8Z8nxQJa2HWAsRI"
    "3/sNEQ/yljMGM8MZc2xyaH9h8gutYwjKvrvnHX7RtGI4PpECKGxuDSiBJOJfaorkDAlD/C"
    "T39rtV69+rn18tWbt6/Pfv759duXb9lY8bzZWz//5T9MhC1/KoGz3sfeVZ8/EGVbwd8i/M"
    "JfAsb0TB9KECPCvmd5bGiGAOcz08lH/wogRQH209IUCPFdRoLwQkSDaAPvgwhz87thYzL1"
    "ZuzP05cvSxD8a+f2/FPn9gUb9WMSzVfBrZZ/j2M8wrBNR6YaiiOIGuL4tQSGXxfi93Uau4"
    "IFOk8q6I2B1BC/LQn8tgrx28rgd+k4mIzUEByDqSGGX0lg+FUhhl+lMexZc2z8lxJFLhwD"
    "qiGOz2QY8VkxHz7LsGHPdO8NB7vsodnHn0vLwXmKB2UKjkkKkF4wRQr/QzbHrgiwurIDCp"
    "TpFtfXl3zmuev+afvKRkrTuPry+X2XyUZBETbI8hIKSESHBbWt0ZPB1FqHPpi2IglyoA+N"
    "/XyFWzOsz0zXcBk3wWP25KZvSCigPQ8c8C6Bd9eaEsMirnGPF54xNp9yMF9o6eQDr7d8to"
    "X2s5cvd8XsfdundXr289nbV2/OVibP6kqZpZNF84Q6c+wYSxc71VBdPEEldAd2pDaydcvo"
    "fmBY4o8gj98YxP727+mRoNPFbIGxMTFHHnUMh/HhnK37z7vrqwI2kQ+ewvPYGnno/5BtuT"
    "vDd+PvkyUZcWyi4dKyPca6Tvh6/2jsX2Ph6Erw8FA3fPG581tabTy/vH4vUEZdb+qIWcQE"
    "7xmhuN9qch/znfALQ3N0/2g6DOnpO7RFi8Zmb81b8/QVk5hTgV7+i/nvCzyCvUXHtumjIF"
    "+OwzB+u1nmNLQWhpkYudZzeGuSKRYeQHM8Zshx2R/ezPSQ5bnIXQ7/g9nGmptP3C2I0cSh"
    "86wfseIcOV7FPxr3bAsKseuDNf4NjsZjcDSGZMtauF2ynAsK9Nhjm2SEM5QIYXU2dBud8/"
    "PrL1f9Ngq+DMjt9WW3jfj/A/LlrnvbRvz/ATm/7HX5QP8z/bLIOSql/JQlbsq0eRy+TbkU"
    "KpA7EYjOhNHGA8GVS0OVCcWAaqSJ7oUXRZh3hPhR0akiiP2rUTtE/z4UJjAUdmYoLBdj/s"
    "sNM4dPX7A73CtcwEYSkOk9HYCehF/qtbP7vc/du37n801ie190+l1+pyWuPqWuvniT2vKr"
    "SdDXXv8T4n+if11fddNvwWpc/18N/kzm0qMGoY8GU3xjOAkvh5d0MTM6C+sX/NTIC0nw75"
    "QaF+bCMu6DQWvtig5iQ09Qf4aRR+8x4bYAtifIchGhHnKZMYvHTUSJ/STMhLtPnZ9ar99k"
    "jYtNJloft/C/RoS6xsjBsdeIiWU+GH9fcJOG/awVflcmx3cjwIkRgAp8Be9dQwAzNIk//g"
    "LDRUvD5SBq2/MlROzEjr/Mxsx0Z0onowmo7Rgmh0V+wix5cyZhlrw5KzRL+K0kmhn7shj/"
    "qqBUJCG3oFRoZqwcu06RiEIyXY8fb1RRHtOwQGntKR24WVUYZxpufz6dxq7OB1IeHZnQs7"
    "Pi2LOzTPCZgx+YtKnySiUh4YXS+YUKlf7hk7IamAEFH15VbRBcSY1tupKSlqwK60pCgitJ"
    "O96liSvpo0OXi0aOJ8m/0SxzJE35EFfWjzTGC9Px5ph4J0hMjtwRZWRDpoOROaRLfs78Tv"
    "h+Ztgcu4jt4NFMJLREoC4aYps+slHIdNEjtm304ub07Mc8f9PuF4R8Gq3FUrG3SHwqaN3h"
    "+No5KnaSS8PeHfbmKKthCTBQwVT2uibC5NxPOcwTJ+GtUoEyig1aJ1GKqbD704LgOXmMVs"
    "lJAX8lYusIaRns7g3WnIZyWW5VNuOCTWgxDG++Nn0k8iuPbIu/znzw5ivHJpN/AosQ5YUC"
    "GLkFOLwxofbYPzFSWkjAUmeMnf2tJ79S8iRaaaEAFI7QdBQUZUoR2O4NsN3Bdlf0O0K0z7"
    "Mgc1aPkhdTWdj9ccuaSK2IEHE1Wp4EcShAfmXkH/yQBcggcLl0PTrP4r84UjqC2ChSWjMH"
    "y74DpX0sGjZlz6SM/BUYUKA6BQ7ruD00s0mWkHktEynBRhWXkXmdiZVIeRhU0BwDA2zLYT"
    "vrIlOQpxlYcJlXlaePeOjy4hAKOz4GUmm364b35GZ/KXUsxIcVb/eXOUXW8NS0K0W9pQHr"
    "h/NTOZyfluH8NAfn5shbVkN6FhKwLov14BhBFtXB8BriV6bQ3WlxpbvTTKk7UdKLs161TN"
    "EEFGSLbqCCm4RwtuAtHUIfsGPMLUIdNd2lcApQYaqqMHi+sOkTznsrCsmQgKkR6jc6wtEr"
    "lKI7Ny27URxP4d9vSgRVGHg1dKuhFX+sFvCtkEBdCK3BdN2XxClzamwTxeeSP3EWvyyup8"
    "C5s36sqvjcObl/FCzgBBy4kyvLjiq2wSEykPamtb5qyRgFbFRx/eBW1hDLMDtFZNfbwbY1"
    "nOslwG9mvPxzsQD370sJ8MVq6E4FOFnOh+xOqeAOxlQV2OKXGNEkIK/1Ew8grzUjSOyQZv"
    "XiSJ/PrCBqKDlO38j4mNLBQzEf0xutxAbxfNaeIzH8W2uERTRI7xB68Zx7DqH31zxMCL2/"
    "9iFC6P2VK4XQV4s49xfcX4R7tJ78ShPLcYNnrLheNIP8qqJ8wyaLriaQX7NSLL+/GsTya6"
    "0SQCw/xPIfWherU5A3xPI/CzJDLL8mhizE8kMs/7MnA8TyQyz/s6QAxPJDLH99sJ30Bski"
    "OwlVw/jPnfTqNitgOgEEiJZCdK6PVH1rH4Sb7Klc7W43eAW058EC1mWwDtlYelhEBwhH0w"
    "3ve8lR4VGz7Cn4YY+LSY7Ls7TZdA70oXtNa99hXa8Yg9JqfYkRTYmIA0OleF+jgwIw5GB+"
    "ECkqrZoomKOJTA9RgnkrUm+G50joEqIxKa+/eplf73ULMxaEx/k/0MpEqJfGRCSinWJzKJ"
    "zYh8XvIszCKax+kqssUi6+c1Qi5eJw4Fyt7lyFUMXDEsByDaYo5MQhlOoWMSjQKdboFInC"
    "y9RV6g0cjq+lzrwdA1Evla0kHTB2X0pd22E6YFx4bZoOWEFtgnTAIxARoDRpRhBIB4R0wD"
    "riXC8B/pkRjv1EISuLhHg0RkqQzxPDdyrM79nW4J8zk4zZQ6SFOQhUEKia85iDCNTwtcky"
    "+C5ZzgXye+wxTTLCGSKEsDqz+MbdL7/fdNtIfAxIv3vZ/Xjb+dxG4bcB+bXHLNg2Eh/sr1"
    "/Y118G5OunTv+uc3PTRuG3Abnuf+IjxUfayStn+UkZfiV2X1pSB9xOQUJHEDqTDUzruNQt"
    "SdSP3ZeSyDtM1I9zZNVE/QqmNCTq6y9nQPBrRhBI1H8WifoiEPxDhuXl3C4XGn5A+WQ1Uu"
    "LsXAxG3sz0kDmeW8TiIB51XDQzHzC7NsbjE3RNsD/GchFbFrNdg2zMBrii56lDH5vIpf4Q"
    "Qr0ZIySD92/e4ydkThkd8w7a9708tFnVmt9BFjJkIR9a0NQpPRWykJ8FmRmOsW04SxX1MA"
    "5TRwVxN8H0HGdYqR57HAbwLNn1m7qWpybt4yB1MjO3JvEx8SzvqarvOILWeQ83LrqdyzYz"
    "EUx7QM6vr/qd8347DOblVz7fdK5+b6NYFOzhfcK1d+n3u7/1uQP/tz536P/WNzq33Y5/QX"
    "wdED8qrY38zwH5cNn52Eb8/wG57N0xaP7/gHz+ctnvGf6V6PuAcCHcRvz/AXnfu+1/uugw"
    "KoffBuTLLdsV7L8B6Vxc3Hbv7too+MLm737sXBrdq36vz2Dif1XaHltvUnGgwha6heQdxO"
    "k2xiNrbtoqjRDiIDVC/NbEkOUapjOaWQ95gSrrInnjkBDNqxDNy3An2tY4VbAehwSsK2A9"
    "RJwxcdTKsmQAocvQBsVBOONYWAYldo76u5blxCBh86uxnD+Xpm1NrJGZb8utQ30GHPCvhv"
    "/wBypjPgYIOFfBOf91BrPVihqArrfoUlPssdxCj9+84wufXAV+ShUrj8MwC479PyBfO71+"
    "74qZcMGXAWFm3gUzr8QHs+86vcvuBbPwxKceZnhwrljBVZ6E3IKrXDMT4Ng95fqd8n8UVe"
    "PLj/o/hpXl5c77o0r060/9xfyuyFhHI/a7/IPzIeaV6FB4NN5Ewye0cOgIu24bJWRxkx/C"
    "MzvMeUIvPvwtJ4F+FwvAyb3WThM4uYeTexBUcHIPZIaTew1PlOHkHk7u96x2wcl9HU/u9T"
    "Mmr0McllmTwaCmtDlJIwCZCmwzao2wb/DxU4ncmmp5Y8CqA6sOrDqw6p6Jug9W3bMgM1h1"
    "YNXVCc9g1W1f4vujVJXYOFSd0Lr/WqIQhfic6pTfeabYaBkb2b/RLLOL3dUQCUvY9fDCt3"
    "EX1gLbFsEn6FvIDL+hEV3yYuI8rg+dvkNfiEsdns1suehlEz1SgkwyRjbTRxD354zREM/Y"
    "phClxSm3kN0803o/i+bWEQlYUbBsUBLkj8SFZrIRVGmRkRRcXIpIVRsRtFrbKRx8CuBTAJ"
    "8C+BRqYWyCT+FZkDklGeVlVFqkgtVQ1WqALqO7dTNAl9F9Yrv2ecdfru6ub/s8zjz8NiCd"
    "837v124b+Z8D8vX6qo3YfwNyeS3yjNn/aQPrMPHo4HPbjkasiQPiApu53TbE9WaZ+2Ecjt"
    "hqBdAyIzyp/kvZ3fwhDdO2S4xuvrlji8Qz1KsuuIp5l1uSTbdgs1kMsRsuTB+J/LJJNVt+"
    "kQBOfiHf+eH/sqqLDinf6kqUjC8bp+pmj6BI2/hDZOm82aMoUTulblfdYeE0lRcu3eySDz"
    "FZEoIr7oSqKHeZAqKy6XN/reRaMSj5BVPdGCvSFxoxam30gZMSnJSH1n7r5L0CJ+WzIHNW"
    "6ZAXU1nYOtmwe3ZVHqhqGCA/LpmGFboFp0GBDNXJIPIZsvgvrrsUQWxUcOl46jfspN5SkE"
    "fCk/3Vkb8CAwpUpwAcVK0c863XryU882xUoWte3IODqsNhG06+Dy5K4449efzHoQD5GyIf"
    "Ew87lSzoPHiwo7W2oyeW43pGtbcuC1ujOsR7fvUmS8eb4eqkyAMHalSlxnA5nmLPmFuE5n"
    "TCKyNEGhJoUNmxRP1oBFmdNxxfSdnVDePpoCzJqKzSsKxM4E/yfFHBdZSAgx1eWd2iS2dU"
    "QdmNgwH2q2LfwZOlK47mTZdhUP0QIQccqLEpNcbYM628Phh9/H0NJWKgdZABZVZG97d+uS"
    "tvZWRcXl99DIen/Xv5ZwkPlpkvdtcH66am0Nnt1PjcufrCC0H5nwPSuem1EfuvUUlAbzsm"
    "13xgW5ljxGC2G+b1aYPu7AoJxIVzHDqVWDWo9CAV1kc2datFi8QBoUa3bs4PjaK0z/2ic4"
    "2CYO3wdnNdzLYxio2UqaHmD/fzuPkETWQR5M0wEunM4vp4zFtbv7h4k1N0u9IMuTnd4umD"
    "8EZ/ShFTWRoyHo1rotUE0rGQPnAMYRATqZ9aWBwTGdsw8iSIAcHhQPUgh8SLp+ItiMMBAZ"
    "QIoI20WpiOt3RwvqwKb66RVPFhEmIqPFT1ezr4cgbNTBfZeOKJQiKEerxOK0b8VyKPNpFL"
    "/dEWr0IicgrCmiRcOIkZXM+ybSaXWm9zRdueVl0nDhN1TsrkYero2RdzavkXAV2UkzDW5o"
    "Fs8jDlqTAgnkE8g3SA2BWtSJBmdxkyrOvulQGH4Ant/AeQhKDhmwdRLJrQAaJYwGDkNuGN"
    "6boFdTDDW80yY3ERGyRhKnLR+QM30cwH7nQUbkmxh9rMYkNsGUzGP/HmysimUzShDuLSE1"
    "HijxJmHTfVAuPtxcVZq4kuWq9yLcTdLqZYQSOmPEu5QQPEGmGtj01LDcivuHXrstJTKFVY"
    "YKJ/G7985FA2xk82qbrwln5++ChgXuvKwJtgXutDCjCvNSIBpIYcEPlMIlXDfwoQSLAJCS"
    "pzoSwsEKI6I7q3mJKfQ4HilOMYyEbpxroRYN/5xtVz0yAr7Ygcq1Cr6VmQ2cXsx41zgr1L"
    "FboICGRYZRlmjjzqKKsRcShA/gbJDnBu9Ow95GHZ1TwXeawka4mPPD5KpmEUZpQmfmNkYZ"
    "K5wjlNCUa8yjq/PLItpichdnXh0BF283tAVZ0HWjBr/Fo0S/yOUIm0AZVIQbuFSqRA5iyZ"
    "oQTa8+nVc1hdANovH0srmFQHYDa1ea+avpuAO3TKrvbdf0sqOzjMXrGcPO5Riv+SWYAax9"
    "GL+YsrrMyMfS2uN8ts6yUb4coZ1nd0jod0/IQeZxQ9UufeRcy45ZmwaGyNT9AFZuDWA98X"
    "SEzLjeanpggDcykaUyzShCwHzSzXo84TenHTevnjuzC51sYcMkjdT5jie1t5QAj1ZjzYbc"
    "FmocS0eUdnkRDFIE5LMppSvXpKM5miUc114Uzi16xt3APeBC29CaAwQ7vFGF45M/6FjTi5"
    "6d4GR8YqdVx8qHbAmQaE7b/ux9tOv8cvMqzjKXviQD9VJk9LhjqtYuK00rTBc9NSqmq3At"
    "hKSSON7JfdFHA2XZcJwrExM92ZCpozgHWoILUHhDtMgVbBczi+hrz8TIaVnxVz8rMMI4fW"
    "Kgc8o2Xm9wybqkZjDOrQRmK+uaKBcRjHsk1HphoHiSDqx6JlGHQxe84wZ7YZhQFYwfMUwe"
    "1xG4fKyFG5OuBgb1MCHN2Jjx+BZkz8aKgKbRJy4KFQoM4UX8xyy2+W2BOz/FqbNRBSp29k"
    "jOI0tWJG8ZuMnCIPlieMdGW7LQe0fhh/cyaB8TdnhRjntwoxjsnYrcDD8mcALqYzFxtH5w"
    "HVytOkoIHaelNbnN9UonQcEqisM5WPNTTzdAPhuIUADU0OqM9FnHTfx3/mmDp2t1l2WO1H"
    "W/tkbMocWX/lxSpTsdpmVNTZQUGHF2S5TYRPpifo194NenHZeplTEGXTySAqXGuPKJzjQu"
    "Djobc7BD4eaeCj6Yxm1oNy6F0K8tAnKdr7oDXRZm79iMlbETCZp9AkB5TqNMnoS1m15iks"
    "2P3IC3YzVRu9uHiVr7SUDQWVBFSSI+TfoJLUCdegkoBKAirJhirJneiVmqeLBHdKlRA3Gi"
    "OhfPDQ+0CnGLG10MShc78k7OjPpeW/mWg0M4Oqr62/5eolFWcBlQVUliPk76Cy1AnXoLKA"
    "ygIqy4YqS99074tOhFb3StUWj41SPQ0yEYfiaX3mkC69d6sDHJ4sOMfY49l/JtNNhkvL9n"
    "i3zxf9vPL4m04GegzoMUfI9EGPqROuQY8BPeZ49Zhk096xElcOx9ct2/RUjkuUMIkf9dEQ"
    "uw+YeHnqoX+jVDfEqyFr9cJrgoWjaSoqPfLyjg4eUWecVfpKRyo2NGKMdF0BiOV3Q/wMg4"
    "9tyvbUkSos4c/7aFqeUr+eEaMpH8E/Vbox+cuF0HJrMQjLe+JjfCSrr+fDlawIKraWKrZ6"
    "JC+kkx1BCG9xvY58ou6/RsfexPT2c+ihzvkBc+gjUSW7tyOIGu7ulszubhXv7lZmdyc0AP"
    "ntnQCD/V15fx9J8sUReQlCVVjaXg3G1y/pc/vMImacyLOKGBA0Yq7KJzTo9wF0aB+soBLg"
    "nvtp8YQ6Ob7I4p55EQS0zNugZZ458fxqt7J4XwEA2jdAe+CblGczAQBwmKocxhyPuetTRX"
    "2MgdRPgzyTKSd2VlxP7Oy1Tmce3xfUyT/08O80S089ojESjbI4h0MeD2RxVxW2TYZiZLJ/"
    "aGLZOK8tliSU4nFIsjCYnJNf/FgjgJQ/WOBFtQM1p/qqy6C0Opws6Mcqi08WYqSXJ0EMqE"
    "6+jD1LLUKXOQ6kkoCeYDz4RyVcHpwB58WbFCu/EQRovxtov9QZYyc4Qpfd2XGYGu7utzK7"
    "+23x7n6b2d17L56rN4K3XD0XzIldmBOJOqoeQ0U+ftd3qlgB77FVhW9q3PGVT752ev3e1c"
    "eGGu4bAVgbBV8G5Lbbufi9jcTHgFxcf726vO5cdC/aKPo+IN3fbnq3/GLwZUA+dHqX/IL/"
    "mTZI9hcUl2wH8MhItCQ5gSrFDu44TI28H1s7E/PoPVZSEVcAdYviPHslw4JeFbOgV5kNa0"
    "1nnqtcdjYFVj9mv/2Ss1AbvRD1dQpmw98XFpuuApmTkEBm7cisiSf4g0hmujCfGjnO4Ohm"
    "s8wf7CdEGeNgnIRPmA3lbRZdjDzqsUEifdEi6NtkySsx8Km+NdHwiTdURHM6x8Lz6zEYaz"
    "RDloeGeGoRV2RA8oLZHJYPNUdC9/nBRXxXo/9Skutc3vfykIaptfuw2JPr07kC+00A7oL7"
    "HpQ4x857k1G1lSr2b7dMPwjXegpXIU6KhOvqZrlwXYkkOeEqSgbM2Hxsx/F2w8jkfYqnQr"
    "6ZyBfVXAA2kWnbojISk1aBYCooQFB1tgEZkL4owWS5iFB0j5lEpUJSikna4qttuh7iHSPZ"
    "FddvluwvMWdSekrRo+XNgsbKfH6/4TL7m0QTMVktopv4lQHh0p0tGDycOWW7uspZcZKFWw"
    "tsWwTLNVRO0gwOb0Hkg0w4uExIhJPFXmeldy0FCCf1lU/qBeNWxn8cCpC/SSoZE8uKuI8B"
    "Aeo3QH1uzZlyxOfXmwG0K7Ab0SVSMYg4BgSoV0K9JgbYjW9WdMdWbrBr/HazzAgLzBMDhy"
    "MlfJy+3zByGwpbh065hbOydny7yKZkih02jI21PF5Cvx06JtlgEQTLbZoxJT8wY4yZNYg3"
    "AJozgyfPubm3dRXtKf+5JKynOLKNAKoJZpR+L3mzxIyK6KZiQ0VQYEBpZ0BpwtN7YzxfUA"
    "+T0dMvONezlhpRytmtaKxxjyV9bLxCk0Oph8Qj+z4rBozHyMFsq7leE41sk+3SMT9EsjyX"
    "MQCTuLzjJyXvBEf2IQeNQUNwVldcfGRfMWOy7mOeL25vq+Yw9kQ+Q4Ann+X+WzLfYj3fT5"
    "HCYOQHvn9sfB9yHw5m4sRfS5nCR7i2lWFeywTXslHFuQ+vM+G1kxCJsvhdAQCG5TDMk/yU"
    "YwcTQDXE9PZDB+nSG9G86tLFaTwxkI3yeDQL0tx77QChYuWJRmI6TwVJECuYdKXeJw+7tc"
    "L5+wCNK5wzlL/vXXVuf18hfWUEXV5ffXyfg/b3v/e7HYiVBZN0rybpP+mwkWOH8svNMuPz"
    "P8GAtQbnHeO+3oz3efAoGmLuksMnqMdMPIc+oinFLrPiMOFePMsVd/0wCdczn6JbTEyyBS"
    "ybGYgT6jAwOn7Hm4s7lPzg+mOzVud+l1b0KXIddo1hufxuMDSHtr1c7r6zJCrJ+nz+8RKM"
    "VU0tJOiycZB8WtOZ5hy3lRRKCsZDpvgGKuYefQCaKZbp4gdy1Q/Kyh9k8zFXYkFFiYygQI"
    "HUToFMMCzPw/OFl8O0iitbx0D257l8uVuhvLVUW37EkGfvFvOjCKJ+LOlVS4IjvWoVMiR+"
    "KyVheWhzjv5Y1v5nBQONfxQa/2DHoTkbuc9U/IKQrRCgDvu4jMl3f+uXKzEJl004PK3ZpF"
    "ztwlCsIGoTgFuQtkdEh2MTtuCUqy2ZNXHKXVHBzTNeOXG9WeaWI+GItX45LgB4VhRv0sVr"
    "u79Dfi0LkVDMYyv4xR9yvGoqgIo+MZ4kpdLFiv9agwPJ+8eCBrTKqwRwKgvNFyZ5qrCQgA"
    "OP3LF55I6kB8jpbomwvQYgIGXrKmXjZF4uxhXJnIQEMmtN5phkl5dPMaAalYPbc2hdUuGR"
    "R34SDvBfHf9xPVAF/3E4wH9V/HtMc1Zxf4Xja3FQum/3V6h6DSvs9zQohFMr7XlNXBc31L"
    "ZGTz3ygTqjXB9GckCzNHVRDJV0Z8x4r/EHixtUQf4fHllsEGIqSVsE/JyeoA4Sk/MEFJ5k"
    "Qh9JE7kWGWG0cOiIWeZs/D3GCxESRNAcz6nz5AcFEYpofqGZ/S4NBdk0fgmbJf4BspwP84"
    "4UC9EfAdSJFW7NQcDeK6UgnXA8BOkoBuloJVluA0ZbLFpWIyRki+HEB0tkxvtgPpe33CZP"
    "PEfUEfW+eJpBEGjK+PeEi7c2MtHYMSd+EClj4/4rjZ6wl5f+vt3JQVCAoKhkJupAgq1Jia"
    "HpMqNCyS0fB6mR3Q2C99gEb8qNlF+VoqQlegRSC2dGumeJVJwsH1bStyQbKQvHeFtlFuaS"
    "YUQ9rT4BViMmvG/nMxyiPofTtcVyyMTorJrjNQcYXriqL1yETPVXLg0LUaA6v3NB4aJq71"
    "wOMLxzR3jacSeqbH4wRx51GjkeqcT9Zpk/yq/XaUyioXLl8k3EKxD94KIR5ScOPAZTnBw7"
    "eCzKz79b+YuC04ZvfLx7kliPMZxvsUL0Ju8Sw9OmXeyh5aKgtP6+VgY/lsbvYbPEj6VHPa"
    "1nQ4hEwWAHK7kKIogaegp2UvFpyX2ETIIvlFxhSaj9O8Qaf58siSiqiIZLy/Ys4p7w9f7R"
    "2L/GtxM3mcOEywN2/LpaWM1NmQUFAm3fjwkeibpaR5ro5Jd0+gmbSUUwdatUE7fp1JiFo9"
    "Yq4Z/oI7vlrEqV86pCYcxPRm9eNxhUXa01rGJVl70+ik43Cq0ZNlNyebkFN0eIlGE9ggHE"
    "V0Y8XtCRUp3TFUANbYvtVMbQRHLe+ampeZIzvFUqOd3YIIlYKteakp+sIGTW9Szb9iu7ny"
    "AeUevRe1F/z8X2xG/6wQdRB4+biBLbrxJ/96nzU+v1m7xgqi3PrpjJHHNjSKX+BqgzOJzA"
    "qVSOcaxTuvwSAgjyizXls7q70w7NfQ+TQ8S5hXJ97yTUdoTfYd+DHZf3vmc/SwXB4fga6h"
    "WncrFNJZFNmYpb4zEXDir4jYHUEMVnMl7hs2Kn8FmeT9jhrV/UwvSSUDVE9E787+BHLMT+"
    "sfsRk0dZuErh0hgYEFhrAsdMGEUaJyGBzNqRWRevhjUlvXynhn+nWerTYGMMS9KnwdvcBX"
    "V1T1CHoM5Nj7e5awbtTMcUB54GNimySBPZ2Hxg13gpNVM0LOXpvrzxAH7AjvBBBDoY91GY"
    "pCABeX/LKnpBFBoRBHgO3mY590fMuK2w0hpXC3hBtPSCqMsJkA+ayoeM6bRv59azjZ6NY9"
    "6m07xK3MX26gqgDvWh92Gp2lahR6BLlnOB5R57KpP4BVGS1uoKWmfPQOP97fXXu+5tGwVf"
    "BuTz9fveZbeN/M8Buenc9q/4iOBLWosBr5gWrwB4xY6Z1xQ2yJRjNsXNMrXCeOPuy/l5t3"
    "vRvWij1dcB+XL1y9X11yvji2BE8b8G5Ovt9dVH46Zzd/f1+paBJf8ekItu57zf+5WpQuxm"
    "7I8BOb++6Bqfe3d3vauPbRT/K5yVXwtn5N8HpHNxcdu9uxO/oXN5ef2Vz5pzcUD619fG58"
    "7V70an3+8yDequjTKXqnDKllwPoZIWQhrFJZz7pRD75rSRY8XH7jbLLPmwoKIXDFxnzRe/"
    "17lN5pP1Gtki/Ftph/lgTDNR63G9/Rr7HeFvARNWPw272ISN6C5PgQgGjvErmzoHLMX6fA"
    "mgjQwR5YwLZcjq7hoZ4hdF3pkMiddcVpUhK1gZGbL6HSBDdH1zQIZoQwgtyqk/XwJoIkMu"
    "sGkXCJDwVqn0EP0MdiQ6Yr0S1ORGCLheaISPDxJD1/cEJIY2hDhw65Pni3pNZEWBnFgrI2"
    "TFQ6ODHqkz9tNbFpgubIwWS9GYj/ffc9+JJFOXrS7CPB7ZsFVwx8h0cV7KzOYTQgKrxm9G"
    "mXQQnxn8Fx/PhON1PiaoHHovWVe0rKxo+mCGfxoTnn+qlOGQAqtdDsnWcK0N13fv89k+u7"
    "6G7wcj1jL+b4lOOd94iB7nzHyCH1zkF07NcndpKNWWrWysQvAdX88wbYWGrVOHLhehrVJh"
    "MQEvvxybbsFmsxhZNliUPhL5JSui0GBwe0aj2pJbQ6XasplGUpXwK14IhUXpnClMUVqJ/E"
    "orSPVfqLyUD6ewMyMrpAoSN+nMXGW9DXs0V1sSujUfpcILZd4b0K0ZwrShWzOQOUvmrOYm"
    "L6aysODArOw7jmvt8iSIQwHyqx/1QjNbHcgg9GwOWOH4KgkJRKhOhNwu2iW1b+rURXs/ja"
    "cKO3wV9yrftMOXZslYZSrULrqVRwa/iiYbQYEWq7UWe5CDd81eqWcXJAf4bx800B3wz1Hl"
    "GmNKcg7U31NqY5MUOHgjqBTqhwxsV8JkdWW/0uT99fVlQpC876Ul9pfP77tMjxIShA2yvA"
    "JsM5HBn1pBb4ogQG1SV5vSZ11K3t4ULPS401mDiqhVxQeSBQaJcoSRjB3sWKNZIyeqJbjT"
    "LItrMaMxW4143ySs8LkcsW54ulfh8LTYIVR8eloHn9BOijnwl0oBw8HwGmJ3JxGZ3NbMdb"
    "cVdwiLgey/M9hhVJat9QA7qDD76/8B0Gg8lw=="
)
