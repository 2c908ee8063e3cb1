"""Positions of events, and the head of the log. Events that are there already are the beginning of the log."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True

_PLACE = """
    UPDATE "event" SET "pos" = n."k"
    FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS "k" FROM "event") n WHERE n."id" = "event"."id"
    """
_INDEXES = (
    """
    CREATE UNIQUE INDEX "ux_event_pos" ON "event" ("pos") WHERE pos IS NOT NULL
    """,
    """
    CREATE INDEX "ix_event_waiting" ON "event" ("id") WHERE pos IS NULL
    """,
)

POSTGRES = (
    """
    ALTER TABLE "event" ADD "pos" BIGINT
    """,
    _PLACE,
    *_INDEXES,
    # Each event is updated once, and its old version wants to be cleared away soon.
    """
    ALTER TABLE "event" SET (autovacuum_vacuum_scale_factor = 0.02)
    """,
    """
    CREATE TABLE "log_head" (
        "id" BIGSERIAL NOT NULL PRIMARY KEY,
        "pos" BIGINT NOT NULL,
        "oldest" BIGINT NOT NULL,
        "epoch" VARCHAR(32) NOT NULL,
        CONSTRAINT "ck_log_head_single" CHECK ("id" = 1)
    )
    """,
    """
    INSERT INTO "log_head" ("id", "pos", "oldest", "epoch")
    SELECT 1, count(*), 1, replace(gen_random_uuid()::text, '-', '') FROM "event"
    """,
)

SQLITE = (
    """
    ALTER TABLE "event" ADD "pos" BIGINT
    """,
    _PLACE,
    *_INDEXES,
    """
    CREATE TABLE "log_head" (
        "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        "pos" BIGINT NOT NULL,
        "oldest" BIGINT NOT NULL,
        "epoch" VARCHAR(32) NOT NULL,
        CONSTRAINT "ck_log_head_single" CHECK ("id" = 1)
    )
    """,
    """
    INSERT INTO "log_head" ("id", "pos", "oldest", "epoch")
    SELECT 1, count(*), 1, lower(hex(randomblob(16))) FROM "event"
    """,
)


async def upgrade(db: BaseDBAsyncClient) -> str:
    """Give all events positions, and keep the last one."""
    for statement in POSTGRES if db.capabilities.dialect == "postgres" else SQLITE:
        await db.execute_query(statement)
    return "SELECT 1"  # see the first migration


async def downgrade(db: BaseDBAsyncClient) -> str:
    """Forget the positions."""
    for statement in (
        'DROP TABLE "log_head"',
        'DROP INDEX "ix_event_waiting"',
        'DROP INDEX "ux_event_pos"',
        'ALTER TABLE "event" DROP COLUMN "pos"',
    ):
        await db.execute_query(statement)
    return "SELECT 1"


MODELS_STATE = (
    "eJztXdty2zgS/RWUXsZbpUnFspPMOk9y4k2849iuWJmrtzgwCUssU4SGpOJ4Z+ffFwBJEbwKoCQLovrFkkk0QJ6G0Bd0N/7qTalDvPDF0Lbp3I96J+"
    "ivno+nhH0p3uqjHp7Nshv8QoTvPNEWS43uwijANu/rHnshYZccEtqBO4tc6vPGNySKXH8cInqPoglBjxPqEWTT6Qz7TycooI/o8AXvyqE264s11aKa"
    "++6fc2JFdExYu4DR/v4fdtn1HfKNhOm/swfr3iWek3tl1+EdiOtW9DQT107d8bkf/Uu05c90Z9nUm0/9rP3sKZpQf0HgxjiMiU8CHBE+QhTMOQ7+3P"
    "MSxFJo4ofNmsRPKdE45B7PPY4mp44fILvWs6zLq5F1czayrF4J6ZRCgjG5ZFOfc4k9aigAGPNH+P6fg8HR0ZvBy6PXP7w6fvPm1Q8vf2BtxfOWb735"
    "O36YDK24K4HZ+YfzyxF/IMqmQjxF+IW/BQ2OcEwlmJGhH7kRa1piwLsJDqrhXxAUOMBerciBFO8mFqQXMh5kE/g5mDDF3yyP+ONowv49fPmyAeCfhp"
    "/ffRx+PmCt/pGH+TK5NYjvccQzhD1qYz2IM4oOYvxKAeFXtfi+KqIrlsDgSQdeiaSD+A4U8B3U4jso4TsPAuLbegBLNB1E+EgB4aNahI+KCEfulFj/"
    "pb7mKiwRdRDjY5WF+Lh+HT4uLcMRDh+sgITsodnHn3M3IFWKB2UKDvZrQK/pooD/HetjUwxYXNkAB5p0i6urC97zNAz/9GJlo6BpXH75dHrGZKPgCG"
    "vkRjkFJOPDVxKE/MFK0NcqfBLFcq1vXUAfblbrGxwevzn+4ej18ULZW1xp0vFiOLkqff8gqXP8wh22Hx5x4FilO3RA69qWb00H0+IV7OOxQIm/EX+4"
    "xEh5F5sBvQr7Jb3Vb7JfbKnRMvulHt/llsdfveyFenZA+EyxsJg5zJbgjcm3GftZ80m2eOuFdfLNSp7Twp74WaeTrycI2WOLf8Qcl8YZB3Q+s2JbZY"
    "UxRTfqo7IeZ6xDlyG8+tj00Vcf2fZc4kdiuq4+stSZ+hO4vq89UEKjNgCnt+6p58SrvtZAgpYGDgmebzz1keYzpy2rEtKGscDwN9LwBzm8shzO2Um5"
    "1S6P6Ht2hyvsNdZSjrKArJOQvki/7KBm34Dj6PzT2c1o+Ok6p1y+H47O+J2BuPpUuHrwuqD1LzpBP5+PPiL+L/rt6vJMwEnDaByIEbN2o9/4CtjD84"
    "haPn20sCNjkl5OL+XYnF8pddicpwQ2G83msh6lLqbKtM+3WnZEamWMkNVodRbIVAB+a/BTyXT3pM2BEimwoTUbUl1e1TeYtu+gW3DwSmX7gLWqd3C/"
    "Km0hFOwsHZglMkBbDe2yo0BjVSnRtlpWEmPPGNC3sqo8kruQO2k1ZrxE0mq2m4Z7frK/VNr85c3qp/vLiu1fMsYe1z25M0UH7RJh9zA/VMP8sAnzww"
    "rMsR3N24FepgTUVVFPnKmqUCfNO4ivyhb8Yf0e/GFpE15sNvKlt2Iu//vm6rLOEJWpih4H147Q/5DnhruoiDcAzPHIuRlSYA8+DX8pYv7u4uq06D/g"
    "HZwWFxTf58tCNA98+pUE1tT1aaCnu9R2ASpMWxWGTGcefSJVv4paNuRoOgR9hzaUz6bY9Xr1u8rx/b7C1rJFFk3XusH8+2KA2ApJ1IXUGvxP0wZ0oW"
    "0fyX2p77uJN5P1FNh9M2+pqt99y88fDQs4RwdOtdayo41tsKJRYBzw+ajGgYpRwFrVRzYOyoZYabHTBLvbDra1YW6WAL+e8MDUegEe31cS4LNF040K"
    "cH8+vWN3GgV30qatwBZvYmWdgLw2TzyAvDaMIdImzeKHo7w/s6DooOQ4fK3iYyqGUEg+ptdGiQ0/ipf2CokR31oiLLJGZgcSi+d85kDieMztBBLHY2"
    "8jkDgeuVUgcbu423jA54vzzcZTH+neDcLkGVuOl/WgPqqHVxx00YH6mK0imuPRIKLZaJUAIpohonnbuliXQl0honkv2AwRzYYYshDRDBHN+84GiGiG"
    "iObuoJ23iVXBzlN1MApuI7WUcAukc0QAtBLQlZ4i/am9ldWk19td3Kt8ZdrzHFDXRB1yUszQC7cQlGMa7s8Sqc9jB9lTcJd3SPwKx09jGawKaqiAta"
    "QCllk7rY2Vm3It+gr7rpZOIafeECVkKCB8O4bNoBDhtKZsH+EIUZ8kBWenSOgS/D/seejg4vgf5SK1a+mxJkgofkG3FKfbuDOci/mQ+tDYt0wLIWXI"
    "wl6UeZKrKV5Injk68UIyHbiY2nv6IGBruwxwQ4spChW7sY26hUQFOoVGVU2+XaSjNqftO6kzr8dANEtla0iKku4rqWsbTIqShdeqSVEt1CZIitoBEQ"
    "FKk2EMgaQoSIrqIuZmCfBPjHHsFYWsrBPiWRslQT7NNd+oMH9gU4N/TrDvsIcoCnMQqCBQDV9jtiJQ059NeYE/8+dTAf45e0zs26TEhJTW5CW+d/Pj"
    "r9dnJ0h83Pqjs4uzD5+Hn05Q+u3W/+mcWbAnSHyw/35kX3+89X/+OBzdDK+vT1D67da/Gn3kLcVH0cmrZvkpGX4Ndl9RUiernYaEzihMZhuY1rLUbU"
    "hXlu4rSeQNpivLK7JuunILUxrSlc2XMyD4DWMIpCvvQ7rye4IrPbHieqOYcNIWJmcp84d81hRlMeA28pPFwFrJyS3SSsUgy3NKCwMxm2CcvlnbQe8o"
    "n+panJSHlbm62iNo8lZ+iDKfV3sULW7P3BnxXH/VGZZ2oz5wIYKk5bgQPGK0sgCJzJDIvG0trQHHnctwhUTmvWAzJDIbYuJCIjMkMu87GyCRGRKZu4"
    "N2wd5VX1IKhLCgtF5QZN+HOv4yFYC/IvjEj0jQyo6oogdrwmhr4m7ujEnU5jyXIiVk/bY2JGi8K6Iq3dP2ncxd2Ei+7xaToUzDezuChc4Du4VYl8kA"
    "/bboB+R+HmLPYnZvyBDUdxpVkAM3VuWGQyLsehW5BiPybQknJNIuyIAmfersl1FOlSodZrdQpy6uLj+kzYsn3FX7jr66uFrsLo9NLXRhsoHd+zS8/D"
    "K8OEHx560/vD4/QexPr5WAXneIqe3RsN3elEy4Bitjh34Uu2BkGBSr1HC8gny7vyxyKY0NFS016nzwUhuId9BHrs9rcCBRIF9cdxw2CdDB+9eNdT00"
    "eqiMnhVPXy7H0Rg4lYuETDtQjrxIy3gsAIMIDPOUkvoIDGnCqLNAIgInXPudLQhdfn4GGCKtrnEYYvHSJUmV3mqUUjOpkYKA4j/Y70LkEfyVyxAhZY"
    "QP9wRhH7FhiO98T33vCXl0jO5pgLguhagft2KNHCGM7ue+Tzwmg44HffR+cFQpyzY7mGZYsLRUKUm1BFgrDWBeNX5SfcT4dUGCmrhqgAQ1iBWwjWsQ"
    "C2Abd4vgM0u8Hf4FQmBB+/n/4DKFpgL+f99cXdZM/oyk6M1y7Qj9D3luuIsMaMCSg9Hs3S06cvt55xTvoOjdbR++AIELhvsUIalh79gcEvZyTsUuWa"
    "MekRGBDGstw7Ad0UBbh5CpAPwVdokhy2PvvYFp3myVO1DKqW3wB8qtFByCIWGc9m1RK15YAqFwxPHq8bwaE78cH/eB2NVZQG0ShlW+vtb9LHfjgbvL"
    "SHcXpOz2IGUXtFtI2QU2l9kMWXKbPb7MpCy57eoCm8ea/TbcSE/SyyRdskTWJu3d0GJd44eKRWLZYSEZHRwXonFcSCGmPWD2ihtUrR6N+Df0AtzYjQ"
    "PhbqKaeJv4Rr/Jug4jjVibMCKzOOglNcpfoD/SlfEPZNM5P7XtPqBTdPgWffFDGrBpgtwQveyjR+qL+BePKSbcoGZf78iEW9L8DDfKTeVqO/xZBq0M"
    "OU3Ma2lHnfGhFBIji+DGcNTi1rwkUpQCeOJ9TRE1K3gIsTQ6kg6cC+BcKFOC1Wm01QnOhb1gM0S7bX2zDvw7++Pf6T7anT+z5cvlzdXn0dn7E5R+u/"
    "WH70bnP52doPjz1v/56vIEsT+3/sXVzegE8b9FA2s7CbPggFuPRmyIA+JLWH0imrjeb3I/zFmLUM39cEOn5I46T+hxQpldHzyEiBnqPIsUOa7zlufm"
    "2JH7lU8AJLrl9j4/OZ4Z+yFFDiUhz71xAzRxw4gGT+jgevCyIs1nkwM1uBkWRTUbfQhZq/4yd4F4tqV128FdYKS7ANSxzSoIi/OTVQFeEHRui20zZS"
    "hxGLK107EmOJzo4Fwi7OCM3gjiAfW0Voy0fQfxPVZZMI7r14vj0nIBdbK36JrwqI315nZG0YXaUvnJrbJ01C8cpWXDDS2hzrbYt8/onnGnOJWTO7VR"
    "DDsXqzJgJ1zahpjj70RY+iieGOUDUbO7/cbjUEW7eH71VQz0nyc4KobG46z8U4CSSqTIDfuIvBi/QD+dX6ODi0ojfNXOIAjfaOEOhi/sQ2x7ukOc6a"
    "64uYv6amBPmOKpG+lYoIToxt2IbvwcB6h+FvGpVQpNvkGjTpMPdlVVa56SwpXoEYdxJOHB+6NqpaWpKagkoJLs4PoNKkmXsAaVBFQSUElWTbgQZ3pU"
    "6SLJnUYlJMzaKCgfPPIg0SlsNpZIdIirjdp/zt34l4nsCU4Kig7+WamXtOwFVBZQWXZwfQeVpUtYg8oCKguoLCuqLCMcPtTtCC3uNaotEWuluxuEEa"
    "fiuZj4js6jt4sNHB4rOSUk4lXUMdNN7uauF/FzQQ5GVZXXV+0M9BjQY3Zw0Qc9pktYgx4Deszu6jH5430crVU5bb+WYDyjlol1JEYZoiGefSV+VKUe"
    "xjcadUOyaLJUL7zyiXA0jUVhTV5NMyA2DZyy0tfYUvOsHLaQLsuYmX+zxGtYvG1f9XgcpUycuN9H7HIVVb1vm/GUt+CfOgf9xMOl1GpjMQo3euJtYp"
    "D1x4vpGkYEFdtIFVs/DhXiTw2NP1XLgK5m6i5kPRuTDgJl5beYDpKJKtW5nVF0cHYPVGb3oH52D0qzO6cBqE/vHBnM79bze0cqhe2QlyBVhZXt1aR9"
    "95LH1r9YSMaJ+lIhEbWasKZhvK/HqwAfTraWGwzYcz8tuadBhS+y/ojCjAJOKFzhhEJ8H8W1fVRxXxAA7CvAnvgm1ZeZhABWGJ0VxhCP/LlDpjMaEd"
    "9++pE89Spc84UW/SYfvZu1tR6Sxkre+oDSCIlHjstwM2LiIF4onoRRH9kedqfswt0TcqOQTRrsh7wyAPXfxmfdC8rb3m0PTSh7bXHxkX0liLV8JEG1"
    "5/9ZRq0sx8XrZiWCOcEpdlk31uWScvOXO8wLrLCSEuzgNzdtIeg3+M2laaLOAomoS5b6M2t98s9SxbVNOuv720QhqfsURFV8FwSAsBrCvLqkdmG0HF"
    "EHkX59rAD06+NanPmtPMx0Htm0Kn6w3kqRSFayUwxTnZ/dOhQqVpVo9HHwVGMgLmiKsVhPEQk7hflpAuMCcwb56fnl8POvC9AXm8kXV5cfTitgP/11"
    "dDaE0lL7srVviEl6SUVMYMkQFdf7Teann7ZYanOOmO2DqC8ivvhGwVsUuOMJM/J4bD834/jF7yrOitIh1Iwf45mTOiFR/G0tTtRg1xWjveJsBu1REj"
    "qdgUTlrBYDCTqwVM00j+DoqefaTQYp21UpC0dP7R2bJcmuLp8kIthZaevFyys8GsEjOTrAvz3+sh6og79MB/i3xT9imnMZeW7EVOOetu+E769JhJz9"
    "Mmr2SOWcI2nzopuqWmm7azHfi6Swc7OLu+kXdPyR4LxdWrjVb3JgeHRsTdJWS50YH+kjuxUItwOjRGNKwhMUsKuHZcfFssZQvsDg6d1vsLyfNVxnf1"
    "eY3KaPxx63Qq42oZ7RAPDt03Jm1Nba0FwQdEKhyW9mHg0UNjOPBrWbmfyWMZLzJnYMV0nO9Faj5AylRksF5xCF7tj/3vWZNMQRCiPX8+IQrhdoxORj"
    "RB+Iz2O+iHfPawH5lDeiAXH6iPpeHA5283H4/eDV67KkXXvvmvsIUvyPkuM9gU6c5aju4Wd9uqxTtWC0dAhBBN59Q9dZiEMzhhWSBc9XC+1AnjxV52"
    "onrT+OB1LZN3gUN3YcLhx08JVIOgjxsUrA33F9vN9xKdxPLLZMtfIrzJJ6lPNUHQR6I6GVsDlbi36Xdu1CwkSoPo8lMmCw0QyWTBhNHucpgc3GsdkQ"
    "r8a7eBtzhMe9CseGdLffeEpmshkaJQ2X+TfquVyZi5bfa2WD8G+NiWhJm35un3a5F0B6j/RdwA1gnu1Z7wbI+K7OgYwGnAC7GEaxvwwwRoaIUKRaGb"
    "K4u0SGxAFNG5MhcryUrgxZ0KrIkMV7gAwx9ZcDMsQYRhgRCrm/DDBEhrwn2KsRIOmtRukhYpE3JDqkOGc9uZESLhca6eODxDD1dwISwxhGbDltYX+h"
    "N0RW1MiJpTJCVTz0huiRBk4cHDMjdOYRNJuLpFqeOxvGtZVCfoIoT7J9ZM3IVxKIqBgbh6Qq4Gb1DiH81eBfRpN0gNO74PSuXcbamFU/fKhe9tn1Je"
    "t+0mLpwv9HLsvlDx77yFdm3sF3IcJzNkUqCvUpU+mWW2Bt4/07JRtCHE2JPY1iC3L13TaDCXr14crlltsMSh999SFbQmgxumeGUW/ItUGpN2wpCawV"
    "vuIHoTEonTKFKQtKUR9pQan/htpDxXQaMzOzQtqAuEpVlTbjrVhfpd2QUGllJxVeqLTSg0orEAQElVaAzWU2G3BeiWns3asDSwB8WTJBIYrtpm5xPZ"
    "sTtti+ylMCE9ozobICTkPmXJcq4JR8lopOy0avZfl4NjqdViYe1dcZkki6cABekwq1iUpDmcGvo8lmVKDFGq3FQr3APQySA/xPoF7gtvF3Q8uhfsWG"
    "+imlHsF+jYM3oyqeq8DINiVMFlee+WCFq6uLnCA5PS9K7C+fTs+YHiUkCGvkRjVoM5HBn1pDb8ooQG1qUaCxsNel5e0t0K5BhdohbuyaBpVxq40PpE"
    "wMEmUHIxk/iACKiqCWD2lkRX1Ui/BEiksqAY0OmeEg4hbtCyQ6R6FNGVbiVBB8R+cRcqOqwEV1QghQNHjC9xv2a7cboAghcxtbXoYkcO1J1fqS3Glc"
    "YHDWZq0JNassCvuyIqwYPNAiNqP+514fnNEFl/NG6i/xH5UGwknzDqK7kYBv7sqq9ObXn2gpkax0oqVpaDeAu7YjLbcqzP7+P5Lnc2g="
)
